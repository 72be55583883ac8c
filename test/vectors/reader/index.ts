import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deriveKey, readHeader, vaultKey, type Way } from './header.ts';
import { decryptPages } from './pages.ts';
import { fields, hmac256, openGcm } from './primitives.ts';

export interface ReadSecret {
  readonly credentialId: string;
  readonly field: string;
  readonly version: number;
  readonly text: string;
}

export interface ReadVault {
  readonly vaultId: string;
  readonly secrets: readonly ReadSecret[];
  readonly labels: readonly string[];
  /** The actions of the audit chain, each of which has been checked. */
  readonly actions: readonly string[];
}

type Row = Record<string, unknown>;

const text = (row: Row, column: string) => String(row[column]);

function bytes(row: Row, column: string): Buffer {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new Error(`${column} is no blob`);
  return Buffer.from(value);
}

/** Section "Sealed fields". */
export function unseal(fieldKey: Buffer, vaultId: string, row: Row): ReadSecret {
  const sealed = bytes(row, 'sealed');
  const [credentialId, field, version] = ['credential_id', 'field', 'version'].map((name) => text(row, name));
  if (sealed[0] !== 1 || credentialId === undefined || field === undefined || version === undefined) {
    throw new Error('Another format of a sealed field');
  }
  const aad = fields('keyturn/field', '1', vaultId, 'secrets', credentialId, field, version);
  const opened = openGcm(fieldKey, sealed.subarray(1), aad).toString('utf8');
  return { credentialId, field, version: Number(version), text: opened };
}

/** Section "Audit chain". */
function checkChain(auditKey: Buffer, rows: readonly Row[]): void {
  let before: Buffer = Buffer.alloc(32);
  for (const [index, row] of rows.entries()) {
    const columns = ['seq', 'at', 'action', 'credential_id', 'detail', 'os_user', 'device', 'via'];
    const values = columns.map((name) => (row[name] === null ? '-' : text(row, name)));
    before = hmac256(auditKey, fields('keyturn/audit/1', before, ...values));
    if (!before.equals(bytes(row, 'mac')) || row.seq !== index + 1)
      throw new Error('The audit chain is broken');
  }
}

/** Reads a closed vault. `way` opens it. The plain database exists as a temporary file for a moment. */
export function readVault(folder: string, way: Way): ReadVault {
  const header = readHeader(readFileSync(join(folder, 'vault.keys.json'), 'utf8'));
  const { vaultId } = header;
  const key = vaultKey(header, way);
  const file = readFileSync(join(folder, 'vault.db'));
  if (!file.subarray(0, 16).equals(Buffer.from(header.databaseSalt, 'base64')))
    throw new Error('Another database');
  const scratch = mkdtempSync(join(tmpdir(), 'keyturn-reader-'));
  try {
    const path = join(scratch, 'plain.db');
    writeFileSync(path, decryptPages(file, deriveKey(key, 'database', vaultId)), { mode: 0o600 });
    const db = new DatabaseSync(path, { readOnly: true });
    const all = (sql: string): Row[] => db.prepare(sql).all();
    try {
      if (all(`SELECT value FROM meta WHERE key = 'vaultId'`)[0]?.value !== vaultId)
        throw new Error('Another vault');
      const audit = all('SELECT * FROM audit ORDER BY seq');
      checkChain(deriveKey(key, 'audit', vaultId), audit);
      const fieldKey = deriveKey(key, 'field', vaultId);
      return {
        vaultId,
        secrets: all('SELECT * FROM secrets').map((row) => unseal(fieldKey, vaultId, row)),
        labels: all('SELECT label FROM credentials ORDER BY row').map((row) => text(row, 'label')),
        actions: audit.map((row) => text(row, 'action')),
      };
    } finally {
      db.close();
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** `node test/vectors/reader/index.ts FOLDER` with the password on standard input. */
if (import.meta.main) {
  const password = readFileSync(0, 'utf8').replace(/\r?\n$/, '');
  process.stdout.write(`${JSON.stringify(readVault(process.argv[2] ?? '.', { password }), null, 2)}\n`);
}
