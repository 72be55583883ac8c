import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCiphered } from '../../../src/main/vault/db/cipher.ts';
import { type RotationPhase, rotationPhase } from '../../../src/shared/model/rotation.ts';
import { deriveKey, readHeader, vaultKey } from '../../vectors/reader/header.ts';
import { unseal } from '../../vectors/reader/index.ts';

/** A key whose secret lies in the vault. */
export interface HeldKey {
  readonly publicId: string;
  readonly secret: string;
  readonly state: string;
}

/** The file of a vault, looked into from outside: each look opens it anew and closes it again. */
export interface VaultFile {
  /** Every key with the newest version of its secret, those in the bin included. */
  held(): readonly HeldKey[];
  /** The states that its rotations went through, by the audit chain; one list a rotation. */
  ways(): readonly (readonly RotationPhase[])[];
}

const SECRET_FIELDS: ReadonlySet<string> = new Set(['secret_access_key', 'access_key_secret']);

/** `recoveryCode` opens the header; the keys are derived by the reader that knows nothing of the program. */
export function vaultFile(folder: string, recoveryCode: string): VaultFile {
  const header = readHeader(readFileSync(join(folder, 'vault.keys.json'), 'utf8'));
  const { vaultId } = header;
  const key = vaultKey(header, { recoveryCode });
  const databaseKey = deriveKey(key, 'database', vaultId);
  const fieldKey = deriveKey(key, 'field', vaultId);
  const salt = Buffer.from(header.databaseSalt, 'base64');

  const all = (sql: string): Record<string, unknown>[] => {
    const db = openCiphered(join(folder, 'vault.db'), databaseKey, salt);
    try {
      return db.prepare<[], Record<string, unknown>>(sql).all();
    } finally {
      db.close();
    }
  };

  return {
    held: () =>
      all(
        `SELECT s.*, c.public_id, c.state FROM secrets AS s JOIN credentials AS c ON c.id = s.credential_id
         WHERE s.version = (SELECT max(version) FROM secrets
           WHERE credential_id = s.credential_id AND field = s.field)`,
      )
        .filter((row) => SECRET_FIELDS.has(String(row.field)))
        .map((row) => ({
          publicId: String(row.public_id),
          secret: unseal(fieldKey, vaultId, row).text,
          state: String(row.state),
        })),
    ways() {
      const ways = new Map<string, RotationPhase[]>();
      for (const row of all(`SELECT action, detail FROM audit WHERE action LIKE 'rotation.%' ORDER BY seq`)) {
        const { rotation, phase } = JSON.parse(String(row.detail)) as Record<string, string>;
        if (rotation === undefined) continue;
        if (row.action === 'rotation.started') ways.set(rotation, ['preflight']);
        else if (phase !== undefined) ways.get(rotation)?.push(rotationPhase.parse(phase));
      }
      return [...ways.values()];
    },
  };
}
