import type { CloudFailure } from '../../../shared/model/failure.ts';
import type { Identity, LastUsed } from '../../../shared/model/identity.ts';
import type {
  Cloud,
  CloudContext,
  CloudKey,
  CreatedKey,
  KeyManagement,
  KeyOwner,
  ListedKey,
} from '../../clouds/cloud.ts';
import { CloudError } from '../../clouds/cloud-error.ts';
import type { Change, Proof, Rotation } from './engine/types.ts';
import type { Keeper, Part } from './parts.ts';
import { signerOf } from './signer.ts';

/** The calls that a rotation makes at its cloud. Reads throw `CloudError`; changes never do, they end as a `Change`. */
export interface Hands {
  prove(part: 'old' | 'new'): Promise<Proof>;
  list(rotation: Rotation): Promise<readonly ListedKey[]>;
  lastUsed(rotation: Rotation, publicId: string): Promise<LastUsed | null>;
  /** One request. The answer is given to `received` before anything else is done with it. */
  create(
    rotation: Rotation,
    received: (created: CreatedKey) => Promise<void>,
  ): Promise<
    | { readonly kind: 'created'; readonly publicId: string }
    | Exclude<Change, { kind: 'done' | 'no-such-key' }>
  >;
  disable(rotation: Rotation, publicId: string): Promise<Change>;
  enable(rotation: Rotation, publicId: string): Promise<Change>;
  delete(rotation: Rotation, publicId: string): Promise<Change>;
}

/** What the calls of one rotation need. */
export interface HandsDeps {
  readonly cloud: Cloud & { readonly keys: KeyManagement };
  readonly keeper: Keeper;
  /** The owner as the administrator's key names it; the key's own calls name nobody. */
  readonly owner: KeyOwner;
  /** Reads end with a lock; a change that is on its way is waited for. */
  readonly context: (kind: 'read' | 'change') => CloudContext;
}

/** A key of the rotation whose secret is not held, or no more. */
const NOT_HELD: CloudFailure = {
  kind: 'unexpected',
  vendorCode: 'SECRET_NOT_HELD',
  requestId: null,
  httpStatus: null,
  host: null,
  clockAheadMs: null,
};

/** The failures that a key shows which the cloud does not know (so far), or not with this secret. */
const NOT_YET: ReadonlySet<string> = new Set([
  'unknown-key',
  'wrong-secret',
  'unknown-or-disabled',
  'disabled',
]);

export function createHands({ cloud, keeper, owner, context }: HandsDeps): Hands {
  const { keys } = cloud;

  const withKey = async <T>(part: Part, run: (key: CloudKey) => Promise<T>): Promise<T> => {
    const opened = keeper.open(part);
    if (opened === null) throw new CloudError(NOT_HELD, { outcome: 'refused' });
    try {
      return await run(opened.key);
    } finally {
      opened.destroy();
    }
  };

  const signed = <T>(rotation: Rotation, run: (key: CloudKey, owner: KeyOwner) => Promise<T>): Promise<T> => {
    const part = signerOf(rotation);
    return withKey(part, (key) => run(key, part === 'admin' ? owner : { ...owner, name: null }));
  };

  const change = async (run: () => Promise<void>): Promise<Change> => {
    try {
      await run();
      return { kind: 'done' };
    } catch (error) {
      return endedBy(error);
    }
  };

  const setDisabled = (rotation: Rotation, publicId: string): Promise<Change> =>
    change(() => signed(rotation, (key, of) => keys.disable(key, of, publicId, context('change'))));

  return {
    async prove(part) {
      try {
        const identity: Identity = await withKey(part, (key) => cloud.verify(key, context('read')));
        return { kind: 'proven', identity };
      } catch (error) {
        if (!(error instanceof CloudError)) throw error;
        const { failure } = error;
        return { kind: NOT_YET.has(failure.kind) ? 'not-yet' : 'failed', failure };
      }
    },

    list: (rotation) => signed(rotation, (key, of) => keys.list(key, of, context('read'))),
    lastUsed: (rotation, publicId) =>
      signed(rotation, (key, of) => keys.lastUsed(key, of, publicId, context('read'))),

    async create(rotation, received) {
      let created: CreatedKey;
      try {
        created = await signed(rotation, (key, of) => keys.create(key, of, context('change')));
      } catch (error) {
        const ended = endedBy(error);
        if (ended.kind !== 'no-such-key') return ended;
        return { kind: 'refused', failure: ended.failure };
      }
      await received(created);
      return { kind: 'created', publicId: created.publicId };
    },

    disable: setDisabled,
    enable: (rotation, publicId) =>
      change(() => signed(rotation, (key, of) => keys.enable(key, of, publicId, context('change')))),
    async delete(rotation, publicId) {
      // Some clouds delete no key that is enabled. The old one was disabled long since; one that is given up was not.
      // Whatever comes of that, the deletion itself tells how it ended.
      if (rotation.phase.kind === 'undoing') await setDisabled(rotation, publicId);
      return change(() => signed(rotation, (key, of) => keys.delete(key, of, publicId, context('change'))));
    },
  };
}

/** How a change ended that threw. Whatever is not the cloud's word is passed on. */
function endedBy(
  error: unknown,
):
  | Exclude<Change, { kind: 'done' | 'no-such-key' }>
  | { readonly kind: 'no-such-key'; readonly failure: CloudFailure } {
  if (!(error instanceof CloudError)) throw error;
  const { failure, reason, outcome } = error;
  if (outcome === 'unclear') return { kind: 'unclear', failure };
  if (reason === 'limit-reached') return { kind: reason };
  if (reason === 'no-such-key') return { kind: reason, failure };
  return { kind: 'refused', failure };
}
