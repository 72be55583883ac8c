import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { checkManifest, type Manifest, takeApart } from './container.ts';
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

interface Epoch {
  readonly firstSeq: number;
  readonly key: Buffer;
}

/** Section "Epochs": which key each row was written with. */
function epochs(auditKey: Buffer, fieldKey: Buffer, vaultId: string, rows: readonly Row[]): Epoch[] {
  if (rows.length === 0) return [{ firstSeq: 1, key: auditKey }];
  const opened = rows.map((row) => {
    const firstSeq = Number(row.first_seq);
    const sealed = bytes(row, 'sealed_key');
    if (sealed[0] !== 1) throw new Error('Another format of an audit key');
    const aad = fields('keyturn/audit-epoch', '1', vaultId, `${firstSeq}`);
    return { firstSeq, key: openGcm(fieldKey, sealed.subarray(1), aad) };
  });
  if (!opened.at(-1)?.key.equals(auditKey)) throw new Error('The last epoch has another key');
  return opened;
}

/** Section "Audit chain". */
function checkChain(keys: readonly Epoch[], rows: readonly Row[]): void {
  let before: Buffer = Buffer.alloc(32);
  for (const [index, row] of rows.entries()) {
    const auditKey = keys.findLast(({ firstSeq }) => firstSeq <= index + 1)?.key ?? Buffer.alloc(32);
    const columns = ['seq', 'at', 'action', 'credential_id', 'detail', 'os_user', 'device', 'via'];
    const values = columns.map((name) => (row[name] === null ? '-' : text(row, name)));
    before = hmac256(auditKey, fields('keyturn/audit/1', before, ...values));
    if (!before.equals(bytes(row, 'mac')) || row.seq !== index + 1)
      throw new Error('The audit chain is broken');
  }
}

/** Reads a closed vault. `way` opens it. The plain database exists as a temporary file for a moment. */
export function readVault(folder: string, way: Way): ReadVault {
  const header = readFileSync(join(folder, 'vault.keys.json'), 'utf8');
  return readPair(header, readFileSync(join(folder, 'vault.db')), way);
}

/** Section "Backups": reads a container, whose manifest is checked against its header's key too. */
export function readBackup(path: string, way: Way): ReadVault & { readonly manifest: Manifest } {
  const { manifest, header, database } = takeApart(readFileSync(path));
  const text = header.toString('utf8');
  checkManifest(manifest, deriveKey(vaultKey(readHeader(text), way), 'header', manifest.vaultId));
  const read = readPair(text, database, way);
  if (read.actions.length !== manifest.audit.count) throw new Error('The manifest is of another database');
  return { ...read, manifest };
}

function readPair(headerText: string, file: Buffer, way: Way): ReadVault {
  const header = readHeader(headerText);
  const { vaultId } = header;
  const key = vaultKey(header, way);
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
      const fieldKey = deriveKey(key, 'field', vaultId);
      const hasEpochs = all(`SELECT 1 FROM sqlite_schema WHERE name = 'audit_epochs'`).length > 0;
      const past = hasEpochs ? all('SELECT * FROM audit_epochs ORDER BY first_seq') : [];
      checkChain(epochs(deriveKey(key, 'audit', vaultId), fieldKey, vaultId, past), audit);
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

/** `node test/vectors/reader/index.ts FOLDER-OR-BACKUP` with the password on standard input. */
if (import.meta.main) {
  const path = process.argv[2] ?? '.';
  const password = readFileSync(0, 'utf8').replace(/\r?\n$/, '');
  const read = statSync(path).isFile() ? readBackup(path, { password }) : readVault(path, { password });
  process.stdout.write(`${JSON.stringify(read, null, 2)}\n`);
}
