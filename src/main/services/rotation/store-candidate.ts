import { catalogue } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Random } from '../../ports/random.ts';
import { Secret, type Vault, type WriteDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { findByPublicId, getCredential, putCredential } from '../../vault/repositories/credentials.ts';
import { insertSecret, nextVersion } from '../../vault/repositories/secrets.ts';
import { newId } from '../new-id.ts';
import type { Rotation } from './engine/types.ts';
import type { Answer } from './inbox.ts';

/**
 * Stores a new key beside the one that it will replace, under the same label, with the same plain fields. Nothing is
 * overwritten: where the key is there already (somebody imported it meanwhile), its secret becomes another version.
 */
export function storeCandidate(
  deps: { readonly vault: Vault; readonly db: WriteDb; readonly random: Random; readonly at: number },
  rotation: Rotation,
  answer: Answer,
): CredentialId {
  const { vault, db, random, at } = deps;
  const old = getCredential(db, rotation.credentialId);
  const cloud = old && getAccount(db, old.accountId)?.cloud;
  if (old === null || cloud == null) throw new KeyturnError('not-found');
  const { publicIdField, secretField } = catalogue[cloud];
  const there = findByPublicId(db, cloud, answer.publicId)[0];
  const id = there?.id ?? newId<CredentialId>(random);
  putCredential(db, {
    ...(there ?? {
      ...old,
      id,
      publicId: answer.publicId,
      createdAt: answer.createdAt,
      expiresAt: null,
      health: { kind: 'unverified' },
      identity: null,
      lastUsed: null,
      fields: { ...old.fields, [publicIdField]: answer.publicId },
      addedAt: at,
    }),
    state: 'candidate',
    removedAt: null,
  });
  const version = nextVersion(db, id, secretField);
  const secret = Secret.of(answer.secret);
  const sealed = vault.seal({ credentialId: id, field: secretField, version }, secret);
  secret.destroy();
  const fingerprint = vault.fingerprint(answer.secret);
  insertSecret(db, id, { field: secretField, version, sealed, fingerprint }, at);
  vault.audit(db, {
    action: 'credential.added',
    credentialId: id,
    detail: { rotation: rotation.id, replaces: rotation.credentialId },
  });
  return id;
}
