import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { deriveKey, readHeader, vaultKey } from './reader/header.ts';
import { decryptPages } from './reader/pages.ts';
import { fields, hmac256, openGcm } from './reader/primitives.ts';

// Written from docs/vault-format.md and docs/audit.md. Nothing here or beside it may import src/.

/** What stands in a chain; `mac` is hex here. */
type Row = Record<string, string | number | null> & { readonly seq: number; readonly mac: string };
type KeyOf = (seq: number) => Buffer;

/** The verdict, with the number of the first row that does not fit, or of the one that the header knows and that is gone. */
export interface Verdict {
  readonly whole: boolean;
  readonly brokenAt: number | null;
  readonly earlier: 'none' | 'found' | 'missing';
  readonly count: number;
}

const COVERED = ['seq', 'at', 'action', 'credential_id', 'detail', 'os_user', 'device', 'via'];

/** The number of the first row that the chain breaks at, or null. */
function firstBreak(rows: readonly Row[], keyOf: KeyOf): number | null {
  let before: Buffer = Buffer.alloc(32);
  for (const [index, row] of rows.entries()) {
    const values = COVERED.map((name) => (row[name] === null ? '-' : String(row[name])));
    before = hmac256(keyOf(index + 1), fields('keyturn/audit/1', before, ...values));
    if (row.seq !== index + 1 || row.mac !== before.toString('hex')) return index + 1;
  }
  return null;
}

const passes = (rows: readonly Row[], count: number, head: string): boolean =>
  count === 0 ? head === '0'.repeat(64) : rows.some((row) => row.seq === count && row.mac === head);

/** The keys by number of row: each stretch of the chain has its own since the vault's key was changed. */
function keysOf(db: DatabaseSync, key: Buffer, vaultId: string): KeyOf {
  const epochs = db.prepare('SELECT first_seq, sealed_key FROM audit_epochs ORDER BY first_seq DESC').all();
  const opened = epochs.map((epoch) => {
    const aad = fields('keyturn/audit-epoch', '1', vaultId, String(epoch.first_seq));
    const sealed = Buffer.from(epoch.sealed_key as Uint8Array);
    return {
      first: Number(epoch.first_seq),
      key: openGcm(deriveKey(key, 'field', vaultId), sealed.subarray(1), aad),
    };
  });
  const own = deriveKey(key, 'audit', vaultId);
  return (seq) => opened.find(({ first }) => first <= seq)?.key ?? own;
}

/** The rows of a JSON lines export of this vault; throws for anything else. */
function exportedRows(text: string, vaultId: string): Row[] {
  const [first, ...rest] = text.trimEnd().split('\n');
  const head = JSON.parse(first ?? '');
  if (head.format !== 'keyturn-history' || head.version !== 1) throw new Error('No export of a history');
  if (head.vault !== vaultId || head.whole !== true) throw new Error('Not the whole history of this vault');
  return rest.map((line) => JSON.parse(line));
}

/** Checks the chain in a closed vault, or in an export of it, and an earlier head where one is given. */
export function verifyAudit(
  folder: string,
  password: string,
  options: {
    readonly file?: string;
    readonly earlier?: { readonly count: number; readonly head: string };
  } = {},
): Verdict {
  const header = readHeader(readFileSync(join(folder, 'vault.keys.json'), 'utf8'));
  const key = vaultKey(header, { password });
  const scratch = mkdtempSync(join(tmpdir(), 'keyturn-verifier-'));
  try {
    const path = join(scratch, 'plain.db');
    const pages = decryptPages(
      readFileSync(join(folder, 'vault.db')),
      deriveKey(key, 'database', header.vaultId),
    );
    writeFileSync(path, pages, { mode: 0o600 });
    const db = new DatabaseSync(path, { readOnly: true });
    try {
      const stored = () =>
        db.prepare(`SELECT ${COVERED.join()}, lower(hex(mac)) AS mac FROM audit ORDER BY seq`);
      const rows =
        options.file === undefined
          ? (stored().all() as Row[])
          : exportedRows(readFileSync(options.file, 'utf8'), header.vaultId);
      const count = rows.at(-1)?.seq ?? 0;
      const anchor = {
        count: header.audit.count,
        head: Buffer.from(header.audit.head, 'base64').toString('hex'),
      };
      // An export may be older than the anchor of the header.
      const anchored = options.file !== undefined || passes(rows, anchor.count, anchor.head);
      const lost = anchored ? null : anchor.count;
      const brokenAt = firstBreak(rows, keysOf(db, key, header.vaultId)) ?? lost;
      const { earlier } = options;
      const found = earlier === undefined || passes(rows, earlier.count, earlier.head);
      return {
        whole: brokenAt === null && found,
        brokenAt,
        earlier: earlier === undefined ? 'none' : found ? 'found' : 'missing',
        count,
      };
    } finally {
      db.close();
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** `node test/vectors/audit-verifier.ts FOLDER [--head COUNT:HEX] [--file EXPORT.jsonl]`, the password on stdin. Exit code 4 for a break. */
if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { head: { type: 'string' }, file: { type: 'string' } },
  });
  const [count = '', head = ''] = values.head?.split(':') ?? [];
  const verdict = verifyAudit(positionals[0] ?? '.', readFileSync(0, 'utf8').replace(/\r?\n$/, ''), {
    ...(values.head === undefined ? {} : { earlier: { count: Number(count), head } }),
    ...(values.file === undefined ? {} : { file: values.file }),
  });
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
  process.exitCode = verdict.whole ? 0 : 4;
}
