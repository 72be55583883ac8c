import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { BucketKey, BucketPlace } from '../../../shared/model/backup.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { wayOf } from '../../clouds/context.ts';
import type { Http } from '../../clouds/http/http.ts';
import { createObjectStore, type StorageKey } from '../../clouds/storage/storage.ts';
import { VAULT_WAY, type Way } from '../../clouds/way.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { Random } from '../../ports/random.ts';
import { Secret, type Vault } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import type { StoredTarget } from '../../vault/repositories/backups.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { openStoredKey } from '../open-key.ts';
import { bucketPlace } from './bucket-place.ts';
import { folderPlace } from './folder-place.ts';
import type { BackupPlace } from './place.ts';

export interface PlaceDeps {
  readonly files: Files;
  readonly random: Random;
  readonly clock: Clock;
  readonly http: Http;
}

/** A place with its key in the clear: `close` forgets it, and must be called. */
export interface OpenPlace {
  readonly place: BackupPlace;
  close(): void;
}

interface OpenedKey {
  readonly key: StorageKey;
  readonly way: Way;
  destroy(): void;
}

/** A key of the vault, with the way of its account. Throws `target-refused` (`key-gone`) once it is gone. */
function keyOfVault(vault: Vault, id: CredentialId): OpenedKey {
  return vault.read((db) => {
    const opened = openStoredKey(vault, db, id);
    const stored = getCredential(db, id);
    if (opened === null || stored === null) throw new KeyturnError('target-refused', { reason: 'key-gone' });
    const account = getAccount(db, stored.accountId);
    const way = account === null ? VAULT_WAY : wayOf(account);
    return { key: opened.key, way, destroy: opened.destroy };
  });
}

function typedKey(publicId: string, secret: Secret): OpenedKey {
  return { key: { publicId, secret }, way: VAULT_WAY, destroy: () => secret.destroy() };
}

function openBucket(
  { http, clock }: PlaceDeps,
  { place, conditionalWrites }: { readonly place: BucketPlace; readonly conditionalWrites: boolean },
  { key, way, destroy }: OpenedKey,
  signal: AbortSignal,
): OpenPlace {
  const store = createObjectStore(place, key, { http, clock, signal, way });
  return { place: bucketPlace(store, conditionalWrites), close: destroy };
}

/** A bucket as a person describes it, before it is kept; `vault` may be null for a typed key. */
export function openDescribedBucket(
  deps: PlaceDeps,
  vault: Vault | null,
  { place, key }: { readonly place: BucketPlace; readonly key: BucketKey },
  signal: AbortSignal,
): OpenPlace {
  const opened = (): OpenedKey => {
    if (key.kind === 'typed') return typedKey(key.publicId, Secret.of(key.secret));
    if (vault === null) throw new KeyturnError('vault-locked');
    return keyOfVault(vault, key.id);
  };
  return openBucket(deps, { place, conditionalWrites: true }, opened(), signal);
}

/** The secret of a typed key as it lies in the vault. */
export const sealedAt = (id: StoredTarget['id']) => ({ table: 'backup_targets', id }) as const;

/** A target of the vault. Throws `secret-unreadable`, and `target-refused` (`key-gone`) without its key. */
export function openTarget(
  deps: PlaceDeps,
  vault: Vault,
  { id, config, sealed }: StoredTarget,
  signal: AbortSignal,
): OpenPlace {
  if (config.kind === 'folder') {
    return { place: folderPlace(deps, config.path, signal), close: () => undefined };
  }
  if (config.key.kind === 'credential') {
    return openBucket(deps, config, keyOfVault(vault, config.key.id), signal);
  }
  if (sealed === null) throw new KeyturnError('target-refused', { reason: 'key-gone' });
  const key = typedKey(config.key.publicId, vault.unseal(sealedAt(id), sealed));
  return openBucket(deps, config, key, signal);
}
