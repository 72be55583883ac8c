import { type ReadDb, Secret, type Vault, type WriteDb } from '../../../src/main/vault/index.ts';
import { credentialId } from '../../../src/shared/model/ids.ts';

/** A setting is the smallest row that a test can write: it needs no account and no secret. */
export function putSetting(db: WriteDb, key: string, value: string): void {
  db.run('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)', key, value);
}

export function settingKeys(db: ReadDb): string[] {
  return db.all<{ key: string }>('SELECT key FROM settings ORDER BY key').map((row) => row.key);
}

export const SAMPLE_CREDENTIAL = credentialId.parse('0123456789abcdef');

/** One account with one key and its sealed secret, straight into the tables. */
export function putSampleCredential(vault: Vault, secretText: string): void {
  const address = { credentialId: SAMPLE_CREDENTIAL, field: 'secret_access_key', version: 1 };
  const secret = Secret.of(secretText);
  vault.write((db) => {
    db.run(
      `INSERT INTO accounts (id, cloud, site, label, note, tags, endpoints)
       VALUES ('fedcba9876543210', 'aws', 'aws', '示例账号', '', '[]', '{}')`,
    );
    db.run(
      `INSERT INTO credentials (id, account_id, cloud, label, public_id, kind, state, health, fields, note, added_at, search_text)
       VALUES (?, 'fedcba9876543210', 'aws', 'sample', 'AKIAIOSFODNN7EXAMPLE', 'access-key', 'active', 'unverified',
               '{"access_key_id":"AKIAIOSFODNN7EXAMPLE"}', '', 1700000000000, 'sample 示例账号')`,
      SAMPLE_CREDENTIAL,
    );
    db.run(
      'INSERT INTO secrets (credential_id, field, version, sealed, fingerprint, stored_at) VALUES (?, ?, ?, ?, ?, ?)',
      address.credentialId,
      address.field,
      address.version,
      vault.seal(address, secret),
      vault.fingerprint(secretText),
      1700000000000,
    );
    vault.audit(db, { action: 'credential.added', credentialId: SAMPLE_CREDENTIAL, detail: {} });
  });
  secret.destroy();
}

/** The newest secret of the sample credential; null where it is not there. */
export function sampleSecret(vault: Vault): string | null {
  const row = vault.read((db) =>
    db.get<{ field: string; version: number; sealed: Buffer }>(
      'SELECT field, version, sealed FROM secrets WHERE credential_id = ? ORDER BY version DESC LIMIT 1',
      SAMPLE_CREDENTIAL,
    ),
  );
  if (row === undefined) return null;
  const { field, version, sealed } = row;
  return vault.unseal({ credentialId: SAMPLE_CREDENTIAL, field, version }, sealed).reveal();
}
