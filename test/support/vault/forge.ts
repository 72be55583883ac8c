import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vault } from '../../../src/main/vault/index.ts';
import { deriveKey, readHeader, vaultKey } from '../../vectors/reader/header.ts';
import { canonical, fields, hmac256, sha256 } from '../../vectors/reader/primitives.ts';

/** The key of the vault in a folder, as somebody has it who knows the password. */
export async function stolenKey(folder: string, password: string): Promise<Buffer> {
  return vaultKey(readHeader(await readFile(join(folder, 'vault.keys.json'), 'utf8')), { password });
}

/** Makes the chain anew over the rows as they stand, from number 1, as only the vault's key can. */
export function rebuildChain(vault: Vault, key: Buffer): { count: number; head: string } {
  const auditKey = deriveKey(key, 'audit', vault.id);
  return vault.write((db) => {
    const rows = db.all<Record<string, string | number | null>>('SELECT * FROM audit ORDER BY seq');
    let before: Buffer = Buffer.alloc(32);
    for (const [index, row] of rows.entries()) {
      const columns = ['at', 'action', 'credential_id', 'detail', 'os_user', 'device', 'via'];
      const values = columns.map((name) => (row[name] === null ? '-' : String(row[name])));
      before = hmac256(auditKey, fields('keyturn/audit/1', before, String(index + 1), ...values));
      db.run('UPDATE audit SET seq = ?, mac = ? WHERE seq = ?', index + 1, before, row.seq ?? 0);
    }
    return { count: rows.length, head: before.toString('hex') };
  });
}

/** Puts another anchor into the header of a closed vault, so that it opens without a complaint. */
export async function forgeAnchor(
  folder: string,
  key: Buffer,
  place: { readonly count: number; readonly head: string },
): Promise<void> {
  const path = join(folder, 'vault.keys.json');
  const { checksum: _checksum, mac: _mac, ...content } = readHeader(await readFile(path, 'utf8'));
  const forged = {
    ...content,
    audit: { count: place.count, head: Buffer.from(place.head, 'hex').toString('base64') },
  };
  const mac = hmac256(deriveKey(key, 'header', content.vaultId), canonical(forged)).toString('base64');
  const signed = { ...forged, mac };
  const whole = JSON.stringify({ ...signed, checksum: sha256(canonical(signed)).toString('hex') }, null, 2);
  await writeFile(path, whole);
  await writeFile(`${path}.bak`, whole);
}
