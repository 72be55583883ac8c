import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { PreviewKey } from '../../../shared/model/restore.ts';
import type { Keychain } from '../../ports/keychain.ts';
import {
  type Actor,
  type BackupFacts,
  openCopy,
  type Unpacked,
  type Vault,
  type VaultPorts,
} from '../../vault/index.ts';
import { type ComparisonReason, needComparison } from '../comparison/state.ts';
import { carryKeys } from '../merge/index.ts';

/** As many names as a person reads. */
const MOST_NAMES = 20;

/** Throws `would-lose-secrets`, naming the keys. */
export function requireNoLoss(missing: readonly PreviewKey[]): void {
  if (missing.length === 0) return;
  const keys = missing
    .slice(0, MOST_NAMES)
    .map(({ label }) => label)
    .join(', ');
  throw new KeyturnError('would-lose-secrets', { keys, count: missing.length });
}

export interface PrepareOptions {
  readonly there: Vault;
  readonly scratch: string;
  readonly actor: Actor;
  readonly keychain: Keychain;
  readonly reason: ComparisonReason;
  readonly facts: BackupFacts;
  /** Keys of the vault that is here, to be carried over. */
  readonly carry: { readonly here: Vault; readonly ids: ReadonlySet<string> } | null;
}

/** A slot whose key another device's keychain has opens nothing here. */
async function dropForeignSlot(vault: Vault, keychain: Keychain): Promise<void> {
  const { keychainItem } = await vault.ways();
  if (keychainItem === null) return;
  const ours = await keychain.get(keychainItem).catch(() => null);
  if (ours === null) await vault.removeKeychainSlot();
}

/**
 * Makes out of an opened copy what will take the vault's place: with what is carried over, and with a comparison due. The
 * copy itself stays as it is, so that whatever fails can be tried again.
 */
export async function prepareVault(
  ports: VaultPorts,
  { there, scratch, actor, keychain, reason, facts, carry }: PrepareOptions,
): Promise<Unpacked<BackupFacts>> {
  const by = { kind: 'same-key', vault: there } as const;
  const prepared = await openCopy(ports, { copy: there.folder, scratch, by, actor });
  const { vault } = prepared;
  const now = ports.clock.now();
  try {
    if (carry !== null) carryKeys({ here: vault, there: carry.here, random: ports.random, now }, carry.ids);
    vault.write((db) => {
      needComparison(db, reason, now);
      vault.audit(db, {
        action: 'vault.restored',
        credentialId: null,
        detail: {
          from: reason,
          madeAt: new Date(facts.madeAt).toISOString(),
          device: facts.device,
          head: `${facts.auditCount}:${facts.auditHead}`,
          carried: `${carry?.ids.size ?? 0}`,
        },
      });
    });
    await dropForeignSlot(vault, keychain);
    return prepared;
  } catch (error) {
    await prepared.close();
    throw error;
  }
}
