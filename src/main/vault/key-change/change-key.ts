import { anchorOf } from '../audit-log.ts';
import { SALT_BYTES } from '../db/cipher.ts';
import { newHeader, serialiseHeader } from '../header/format.ts';
import { wrapWithPassword, wrapWithRandom } from '../header/slots.ts';
import { headerInForce } from '../header/store.ts';
import type { KdfCost } from '../kdf.ts';
import { deriveKeys } from '../keys.ts';
import { vaultPaths } from '../paths.ts';
import type { VaultPorts } from '../ports.ts';
import { RECOVERY_BYTES, writeRecoveryCode } from '../recovery-code.ts';
import { whileHeld } from '../replace/replace-vault.ts';
import { swapPair } from '../replace/swap.ts';
import type { Secret } from '../secret.ts';
import { partsOf, type Vault } from '../vault.ts';
import { writeRekeyed } from './rekeyed.ts';

export interface ChangeVaultKeyOptions {
  /** What opens the vault from then on. Whether it is the present one is the caller's to check. */
  readonly password: Secret;
  readonly cost: KdfCost;
  /** For the row of the audit chain: codes, such as why it was changed. */
  readonly detail?: Readonly<Record<string, string>>;
}

export interface ChangedKey {
  /** Given this once; the old one opens nothing but old copies. */
  readonly recoveryCode: string;
  /** The name under `copies/` of the pair with the old key, which the old password still opens. */
  readonly copy: string | null;
}

/**
 * Gives a vault another key: every page is encrypted and every secret sealed anew, password and recovery slot are made
 * anew, a keychain slot is dropped. The audit chain goes on, and earlier heads of it stay valid. The old pair is kept
 * as a copy. Afterwards the handle is closed; other processes' sessions get `vault-replaced`.
 *
 * Crash-safe as `swapPair`, whose errors it has; further `secret-unreadable` (a value is damaged, so it could never be
 * read again), `vault-locked`, `vault-replaced`, `vault-damaged`. After an error everything is as it was, and the handle stays open.
 */
export async function changeVaultKey(
  ports: VaultPorts,
  vault: Vault,
  { password, cost, detail = {} }: ChangeVaultKeyOptions,
): Promise<ChangedKey> {
  const { random } = ports;
  const { folder, actor, session, keys, header } = partsOf(vault);
  const vaultId = vault.id;
  // Keys of its own, since the vault may be locked meanwhile.
  const before = deriveKeys(Buffer.from(keys.vault), vaultId);
  const after = deriveKeys(random.bytes(32), vaultId);
  const recovery = random.bytes(RECOVERY_BYTES);
  const recoveryCode = writeRecoveryCode(recovery);
  const salt = random.bytes(SALT_BYTES);
  const source = {
    session,
    database: vaultPaths(folder).database,
    key: before.database,
    salt: Buffer.from(header.databaseSalt, 'base64'),
  };
  try {
    const slots = [
      await wrapWithPassword(random, vaultId, after.vault, password, cost),
      wrapWithRandom(random, vaultId, after.vault, 'recovery', recovery),
    ];
    const stage = async (database: string) => {
      const anchor = anchorOf(await headerInForce(ports.files, folder, before.header));
      const rekeying = { vaultId, actor, detail, source, before, after, salt, anchor };
      const end = await writeRekeyed(ports, rekeying, database);
      const audit = { count: end.count, head: end.head.toString('base64') };
      const databaseSalt = salt.toString('base64');
      const next = newHeader({ vaultId, databaseSalt, slots, recoveryConfirmed: false, audit });
      return serialiseHeader(next, after.header);
    };
    const copy = await whileHeld(vault, (ready) =>
      swapPair(ports, { folder, reason: 'key-change', schema: session.schema, stage, ready }),
    );
    vault.close();
    return { recoveryCode, copy };
  } finally {
    before.destroy();
    after.destroy();
    recovery.fill(0);
  }
}
