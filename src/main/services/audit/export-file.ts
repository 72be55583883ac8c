import { z } from 'zod';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { StoredAuditRow } from '../../vault/repositories/audit.ts';
import { EXPORT_FORMAT } from './export-text.ts';

/** The largest export that is read, in bytes: more than half a million rows. */
export const MAX_EXPORT_BYTES = 256 * 1024 * 1024;

const head = z.object({
  format: z.literal(EXPORT_FORMAT.format),
  version: z.literal(EXPORT_FORMAT.version),
  vault: z.string(),
  whole: z.boolean(),
});

const line = z.object({
  seq: z.number().int(),
  at: z.number().int(),
  action: z.string(),
  credential_id: z.string().nullable(),
  detail: z.string(),
  os_user: z.string(),
  device: z.string(),
  via: z.string(),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});

const unusable = (reason: string, at?: number) =>
  new KeyturnError('export-unusable', { reason, ...(at === undefined ? {} : { line: at }) });

function parsed<T>(schema: z.ZodType<T>, text: string, at: number): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw unusable('not-an-export', at);
  }
}

/**
 * The rows of a JSONL export, in the file's order. Throws `export-unusable` (param `reason`: `not-an-export` with the
 * `line`, `selection`, `other-vault`).
 */
export function readExport(bytes: Buffer, vaultId: string): StoredAuditRow[] {
  const lines = bytes.toString('utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  const first = parsed(head, lines[0] ?? '', 1);
  if (first.vault !== vaultId) throw unusable('other-vault');
  if (!first.whole) throw unusable('selection');
  return lines.slice(1).map((text, index) => {
    const { mac, ...row } = parsed(line, text, index + 2);
    return { ...row, mac: Buffer.from(mac, 'hex') };
  });
}
