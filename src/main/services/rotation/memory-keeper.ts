import type { CredentialId } from '../../../shared/model/ids.ts';
import type { RotationEvent } from '../../../shared/model/rotation.ts';
import type { CreatedKey } from '../../clouds/cloud.ts';
import { transition } from './engine/index.ts';
import type { Event, Rotation, Step } from './engine/types.ts';
import type { Keeper, OpenedKey } from './parts.ts';

/** The moment at which a rehearsed computer goes down. */
export class Crash extends Error {
  constructor() {
    super('crash');
    this.name = 'Crash';
  }
}

/** Keeps a rotation in memory, for rehearsals: no vault, no file. */
export function createMemoryKeeper(options: {
  readonly first: Rotation;
  readonly oldSecret: string;
  /** The id that the new key will have. */
  readonly candidateId: CredentialId;
  /** Gets the lines of the receipt. */
  readonly events: RotationEvent[];
  /** Whether to go down once, right after the answer to create is in the inbox. */
  readonly crashes: boolean;
}): Keeper {
  const { events, candidateId } = options;
  let rotation = options.first;
  let inbox: CreatedKey | null = null;
  let newSecret: string | null = null;
  let crashes = options.crashes;

  const advance = (event: Event): Step => {
    const step = transition(rotation, event);
    rotation = step.rotation;
    events.push(...step.notes.map((note) => ({ ...note, at: event.at.local })));
    return step;
  };

  const opened = (publicId: string, secret: string): OpenedKey => ({
    key: { publicId, secret: { reveal: () => secret }, token: null, fields: {} },
    destroy: () => undefined,
  });

  return {
    load: () => rotation,
    advance,
    isAsked: () => false,
    open(part) {
      if (part === 'old') return opened(rotation.oldPublicId, options.oldSecret);
      const { candidate } = rotation;
      return candidate === null || newSecret === null ? null : opened(candidate.publicId, newSecret);
    },
    prepareInbox: async (at) => advance({ kind: 'inbox-ready', at: at() }),
    openInbox: () => ({
      put: async (created) => {
        inbox = created;
        if (!crashes) return;
        crashes = false;
        throw new Crash();
      },
      close: () => undefined,
    }),
    readInbox: async () => inbox?.publicId ?? null,
    async store(at) {
      if (inbox === null) return null;
      newSecret = inbox.secret.reveal();
      return advance({ kind: 'stored', credentialId: candidateId, at: at() });
    },
    checkStored: async () => newSecret !== null && newSecret === inbox?.secret.reveal(),
  };
}
