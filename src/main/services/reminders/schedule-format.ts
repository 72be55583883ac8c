import { createHash } from 'node:crypto';
import { z } from 'zod';
import { instant } from '../../../shared/model/ids.ts';
import type { Random } from '../../ports/random.ts';
import { decrypt, encrypt } from '../../vault/aead.ts';
import { canonicalJson, encodeFields } from '../../vault/encoding.ts';

const MAGIC = Buffer.from('KEYTURN SCHEDULE\r\n', 'latin1');
const VERSION = 1;
/** The size tells the number of keys no closer than this. */
const BLOCK_BYTES = 4096;
const HEAD_BYTES = MAGIC.length + 4;

/** Beyond this nothing is read; a hundred thousand keys take a fifth of it. */
export const MAX_SCHEDULE_BYTES = 128 * 1024 * 1024;

const opaqueId = z.string().regex(/^[A-Za-z0-9_-]{16}$/);
const mark = z.number().int().min(-1).max(365);

const scheduledKey = z.strictObject({
  id: opaqueId,
  stages: z
    .array(z.tuple([instant, mark]))
    .max(16)
    .readonly(),
  told: z.array(z.strictObject({ date: instant, stage: mark, at: instant })).readonly(),
  snoozedUntil: instant.nullable(),
  /** The snooze began or ended while the vault was locked: the vault does not know of it. */
  changed: z.boolean(),
});
export type ScheduledKey = z.infer<typeof scheduledKey>;

const scheduleContent = z.strictObject({
  serial: z.number().int().min(1),
  /** The serial that the vault remembered, or gave, when it said last what is in here; changes while locked keep it. */
  base: z.number().int().min(0),
  keys: z.array(scheduledKey).readonly(),
  steps: z.array(z.strictObject({ id: opaqueId, at: instant.nullable(), told: z.boolean() })).readonly(),
});

/** What a device knows of a vault while it is locked; nothing in it names anything. */
export type ScheduleContent = z.infer<typeof scheduleContent>;

/** What is told from, without what numbers the writings. */
export type ScheduleBody = Omit<ScheduleContent, 'serial' | 'base'>;

const aadOf = (vaultId: string): Buffer => encodeFields(['keyturn/schedule', `${VERSION}`, vaultId]);

/** A name for a device's key that does not tell it; 32 hex digits. */
export function nameOfDeviceKey(key: Buffer): string {
  return createHash('sha256')
    .update(encodeFields(['keyturn/schedule-key-name/1', key]))
    .digest('hex')
    .slice(0, 32);
}

/** The file's bytes. `key`: 32 bytes. */
export function sealSchedule(random: Random, key: Buffer, vaultId: string, content: ScheduleContent): Buffer {
  const json = Buffer.from(canonicalJson(content), 'utf8');
  const plain = Buffer.alloc(Math.ceil((json.length + 4) / BLOCK_BYTES) * BLOCK_BYTES);
  plain.writeUInt32BE(json.length);
  json.copy(plain, 4);
  const head = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(head);
  head.writeUInt32BE(VERSION, MAGIC.length);
  return Buffer.concat([head, encrypt(random, key, plain, aadOf(vaultId))]);
}

/** Null for a file that is damaged, of another vault, another device or another version. */
export function openSchedule(key: Buffer, vaultId: string, file: Buffer): ScheduleContent | null {
  if (!file.subarray(0, MAGIC.length).equals(MAGIC) || file.length < HEAD_BYTES) return null;
  if (file.readUInt32BE(MAGIC.length) !== VERSION) return null;
  const plain = decrypt(key, file.subarray(HEAD_BYTES), aadOf(vaultId));
  if (plain === null || plain.length < 4) return null;
  const length = plain.readUInt32BE();
  if (length > plain.length - 4) return null;
  try {
    return scheduleContent.parse(JSON.parse(plain.toString('utf8', 4, 4 + length)));
  } catch {
    return null;
  }
}
