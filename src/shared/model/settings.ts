import { z } from 'zod';
import { periodDays } from './account.ts';
import { cloudId } from './cloud.ts';
import { DEFAULT_LEAD_TIMES, leadTimes } from './reminder.ts';
import { verifySchedule } from './verification.ts';

export const LOCALES = ['zh-CN', 'en'] as const;
export const locale = z.enum(LOCALES);
export type Locale = z.infer<typeof locale>;

/** A stretch of the local day, in minutes since midnight; over midnight where `to` is smaller. */
export const quietHours = z
  .object({ from: z.number().int().min(0).max(1439), to: z.number().int().min(0).max(1439) })
  .readonly();
export type QuietHours = z.infer<typeof quietHours>;

/** Choices that are needed before a vault is open; kept in a plain file beside it. Nothing confidential. */
export const preferences = z
  .object({
    locale: z.enum(['system', ...LOCALES]),
    theme: z.enum(['system', 'light', 'dark']),
    density: z.enum(['comfortable', 'compact']),
    contentProtection: z.boolean(),
    /** Whether the desktop's notifications tell what is due. */
    notifications: z.boolean(),
    /** When they wait; null is never. */
    quietHours: quietHours.nullable(),
    /**
     * Whether Keyturn looks for newer versions by itself, once a day, and then asks. Off until a person turns it on: an app
     * that holds keys contacts nobody without being told to.
     */
    updates: z.enum(['off', 'ask']),
    /** What closing the window does: `tray` goes on reminding without it. */
    onClose: z.enum(['ask', 'tray', 'quit']),
    /** Whether other programs of this person may ask the running app for keys, each with a word for it. */
    broker: z.boolean(),
    /** The id of the naming that a key was last copied in; null before the first time. */
    copyAs: z.string().max(60).nullable(),
    /** Whether the form of a new key has the guide beside it. */
    guide: z.enum(['shown', 'folded']),
  })
  .readonly();
export type Preferences = z.infer<typeof preferences>;

export const DEFAULT_PREFERENCES: Preferences = {
  locale: 'system',
  theme: 'system',
  density: 'comfortable',
  contentProtection: true,
  notifications: true,
  quietHours: null,
  updates: 'off',
  onClose: 'ask',
  broker: true,
  copyAs: null,
  guide: 'shown',
};

/** Choices that belong to a vault and travel with it. */
export const vaultSettings = z
  .object({
    /** The default policy: how old a key may get. */
    periodDays,
    /** How long before its date a person is told of a key; from the first one on it counts as due. */
    leadTimes,
    /** Seconds until a copied secret is taken off the clipboard. */
    clipboardSeconds: z.number().int().min(5).max(600),
    /** Idle minutes until the vault locks. */
    idleMinutes: z.number().int().min(1).max(240),
    /** Closing or minimising the window locks the vault. */
    lockOnHide: z.boolean(),
    /** Days after which the password is asked although the keychain could open the vault. */
    passwordDays: z.number().int().min(1).max(365),
    /** Locking by hand keeps the keychain from opening the vault until the password was given once. */
    passwordAfterLockByHand: z.boolean(),
    /** The same for locks by idleness, sleep and screen lock. */
    passwordAfterIdleLock: z.boolean(),
    /** Warn when the newest good backup is older than this many days. */
    backupWarnDays: z.number().int().min(1).max(365),
    /** Where the head of the audit chain is written at each lock. */
    auditSink: z.enum(['none', 'syslog', 'file']),
    /** Platforms that nobody here uses: left out where one is chosen, unless there is a key of it. */
    hiddenClouds: z.array(cloudId).readonly(),
    /** How often all keys are verified while the vault is open. Off until a person turns it on: it contacts the clouds. */
    verifySchedule,
  })
  .readonly();
export type VaultSettings = z.infer<typeof vaultSettings>;

/** 90 days is what CIS benchmarks and the vendors' own configuration rules ask for. */
export const DEFAULT_VAULT_SETTINGS: VaultSettings = {
  periodDays: 90,
  leadTimes: DEFAULT_LEAD_TIMES,
  clipboardSeconds: 30,
  idleMinutes: 10,
  lockOnHide: false,
  passwordDays: 14,
  passwordAfterLockByHand: true,
  passwordAfterIdleLock: false,
  backupWarnDays: 8,
  auditSink: 'none',
  hiddenClouds: [],
  verifySchedule: 'off',
};
