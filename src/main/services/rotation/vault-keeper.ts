import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { RotationId } from '../../../shared/model/rotation.ts';
import type { Random } from '../../ports/random.ts';
import { withFileErrors } from '../../vault/failures.ts';
import { type ReadDb, Secret, type Vault } from '../../vault/index.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { getRotation, setInboxKey } from '../../vault/repositories/rotations.ts';
import { inboxAddress } from '../../vault/sealed-columns.ts';
import { openStoredKey } from '../open-key.ts';
import type { VaultSession } from '../vault-session.ts';
import type { Rotation } from './engine/types.ts';
import type { Answer, Inboxes } from './inbox.ts';
import { advanceRotation, isAsked, loadRotation } from './journal.ts';
import type { Keeper, OpenedKey, Part } from './parts.ts';
import { storeCandidate } from './store-candidate.ts';

export interface VaultKeeperDeps {
  readonly session: VaultSession;
  readonly inboxes: Inboxes;
  readonly random: Random;
  /** Told of each key that is opened, so that a lock can zero what is out. */
  readonly opened: (key: OpenedKey) => OpenedKey;
}

/** Keeps one rotation in the vault. */
export function createVaultKeeper(deps: VaultKeeperDeps, id: RotationId): Keeper {
  const { session, inboxes, random, opened } = deps;
  // An answer that the disk refused, encrypted. It lasts as long as this process.
  let unwritten: Buffer | null = null;

  /** The one-time key of the journal; null where there is none (any more). */
  const inboxKey = (vault: Vault, db: ReadDb): Buffer | null => {
    const row = getRotation(db, id);
    if (row?.inboxKey == null) return null;
    const secret = vault.unseal(inboxAddress(row.credentialId, id), row.inboxKey);
    const key = Buffer.from(secret.bytes());
    secret.destroy();
    return key;
  };

  const answer = async (): Promise<Answer | null> => {
    const block = await inboxes.read(id);
    const vault = session.vault();
    const key = vault.read((db) => inboxKey(vault, db));
    if (key === null) return null;
    const found = [block, unwritten].map((one) => one && inboxes.open(vault.id, id, key, one));
    key.fill(0);
    return found.find((one) => one !== null) ?? null;
  };

  /** The vault's entry for a part, and the public id that the journal has for it. */
  const placeOf = (rotation: Rotation, part: Part) => {
    const { signer, candidate } = rotation;
    if (part === 'old') return { id: rotation.credentialId, publicId: rotation.oldPublicId };
    if (part === 'new') return { id: candidate?.credentialId ?? null, publicId: candidate?.publicId ?? null };
    return { id: signer.kind === 'admin' ? signer.credentialId : null, publicId: null };
  };

  return {
    load: () => session.vault().read((db) => loadRotation(db, id)),

    advance(event) {
      const vault = session.vault();
      return vault.write((db) => advanceRotation(vault, db, id, event));
    },

    isAsked: () => session.vault().read((db) => isAsked(db, id)),

    open(part) {
      const vault = session.vault();
      return vault.read((db) => {
        const place = placeOf(loadRotation(db, id), part);
        const key = place.id === null ? null : openStoredKey(vault, db, place.id);
        if (key === null) return null;
        if (place.publicId === null || place.publicId === key.key.publicId) return opened(key);
        // Somebody made another key of the entry: nothing may be signed by that one.
        key.destroy();
        return null;
      });
    },

    async prepareInbox(at) {
      const key = await withFileErrors(() => inboxes.prepare(id));
      const vault = session.vault();
      const secret = Secret.fromBuffer(key);
      try {
        return vault.write((db) => {
          const { credentialId } = loadRotation(db, id);
          setInboxKey(db, id, vault.seal(inboxAddress(credentialId, id), secret));
          return advanceRotation(vault, db, id, { kind: 'inbox-ready', at: at() });
        });
      } finally {
        secret.destroy();
      }
    },

    openInbox() {
      const vault = session.vault();
      const vaultId = vault.id;
      const key = vault.read((db) => inboxKey(vault, db));
      if (key === null) throw new KeyturnError('secret-unreadable');
      return {
        async put(created) {
          const block = inboxes.seal(vaultId, id, key, created);
          unwritten = block;
          await inboxes.write(id, block).then(
            () => {
              unwritten = null;
            },
            () => undefined,
          );
        },
        close: () => void key.fill(0),
      };
    },

    readInbox: async () => (await answer())?.publicId ?? null,

    async store(at) {
      const found = await answer();
      if (found === null) return null;
      const vault = session.vault();
      return vault.write((db) => {
        const rotation = loadRotation(db, id);
        const time = at();
        const credentialId = storeCandidate({ vault, db, random, at: time.local }, rotation, found);
        return advanceRotation(vault, db, id, { kind: 'stored', credentialId, at: time });
      });
    },

    async checkStored() {
      const rotation = session.vault().read((db) => loadRotation(db, id));
      const { candidate } = rotation;
      if (candidate?.credentialId == null) return false;
      const expected = candidate.ours ? await answer() : null;
      if (candidate.ours && expected === null) return false;
      const vault = session.vault();
      return vault.read((db) => {
        const stored = getCredential(db, candidate.credentialId as CredentialId);
        const key = stored && openStoredKey(vault, db, stored.id);
        if (key === null) return false;
        try {
          return (
            key.key.publicId === candidate.publicId &&
            (expected === null || key.key.secret.reveal() === expected.secret)
          );
        } finally {
          key.destroy();
        }
      });
    },
  };
}
