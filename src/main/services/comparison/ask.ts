import type { FailureKind } from '../../../shared/model/failure.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ComparisonOutcome } from '../../../shared/model/restore.ts';
import type { CloudContext, KeyOwner, ListedKey } from '../../clouds/cloud.ts';
import { CloudError } from '../../clouds/cloud-error.ts';
import { ownerOf } from '../../clouds/owner.ts';
import type { Vault } from '../../vault/index.ts';
import { openStoredKey } from '../open-key.ts';
import { cloudOf, type Setting, settingOf } from '../rotation/setting.ts';
import type { Verdict } from '../verification/verify-key.ts';

const OUTCOMES: Readonly<Record<FailureKind, ComparisonOutcome>> = {
  'unknown-key': 'gone',
  'unknown-or-disabled': 'gone',
  disabled: 'changed',
  'wrong-secret': 'not-proven',
  'expired-token': 'not-proven',
  // Its own signature was taken, so the key is there and works.
  'denied-but-valid': 'same',
  'valid-but-not-from-this-address': 'same',
  'clock-skew': 'unreachable',
  throttled: 'unreachable',
  'wrong-endpoint': 'unreachable',
  'untrusted-certificate': 'unreachable',
  network: 'unreachable',
  unexpected: 'unreachable',
};

/** What the failure of a key's own proof says of the key. */
export const outcomeOfFailure = (kind: FailureKind): ComparisonOutcome => OUTCOMES[kind];

/** What one key told of itself, and of its principal where it may list. */
export interface Asked {
  readonly outcome: ComparisonOutcome;
  /** Null where it did not prove, or may not list. */
  readonly listed: readonly ListedKey[] | null;
  /** Whose keys were listed; equal for keys of one principal. */
  readonly principal: string | null;
}

export interface AskDeps {
  readonly vault: Vault;
  readonly verify: (id: CredentialId) => Promise<Verdict>;
  readonly context: (setting: Setting) => CloudContext;
}

/**
 * The keys of a principal, at the place of one of them, by one of its own or by an administrator's; null where the signer
 * may not list, or cannot. Reads alone.
 */
export async function listKeys(
  { vault, context }: Pick<AskDeps, 'vault' | 'context'>,
  { subject, signer, owner }: { subject: CredentialId; signer: CredentialId; owner: KeyOwner },
): Promise<readonly ListedKey[] | null> {
  const setting = vault.read((db) => settingOf(db, subject));
  const cloud = cloudOf(setting.account);
  const opened = vault.read((db) => openStoredKey(vault, db, signer));
  if (cloud === null || opened === null) return null;
  try {
    return await cloud.keys.list(opened.key, owner, context(setting));
  } catch (error) {
    if (error instanceof CloudError) return null;
    throw error;
  } finally {
    opened.destroy();
  }
}

/** Asks the cloud of a key whether it proves and which keys its principal has. Reads alone. */
export async function askKey(deps: AskDeps, id: CredentialId): Promise<Asked> {
  const verdict = await deps.verify(id);
  if (verdict.kind === 'failed') {
    return { outcome: outcomeOfFailure(verdict.failure.kind), listed: null, principal: null };
  }
  const { identity } = verdict;
  const owner = ownerOf(identity);
  const listed = owner === null ? null : await listKeys(deps, { subject: id, signer: id, owner });
  const principal = listed === null ? null : `${identity.accountId}:${identity.principal}`;
  return { outcome: 'same', listed, principal };
}
