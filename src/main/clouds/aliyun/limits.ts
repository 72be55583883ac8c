import type { KeyLimits } from '../key-management.ts';

const HOUR_MS = 3_600_000;

/**
 * Two keys for a RAM user (help.aliyun.com, "Limits" of RAM); the account's own five are unconfirmed. For "last used" the
 * one published lag is ActionTrail's, about an hour; IMS states none, so it is taken four times as long. How long a new
 * key takes to work everywhere is unconfirmed as well: seconds, by all reports.
 */
export const ALIYUN_LIMITS: KeyLimits = {
  maxKeys: 2,
  rootMaxKeys: 5,
  lastUsedLagMs: 4 * HOUR_MS,
  propagationMs: 60_000,
};

/** Thirty days, and three keys of one RAM user (help.aliyun.com, "Delete an AccessKey pair of a RAM user"). */
export const RECYCLE_BIN = { keptMs: 30 * 24 * HOUR_MS, maxKeys: 3 } as const;
