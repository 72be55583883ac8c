import type { HandOut, HandOutId, HandOutWay } from '../../../shared/model/hand-out.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import type { ReadDb, WriteDb } from '../../vault/index.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { listHandOuts, noteHandOut } from '../../vault/repositories/hand-outs.ts';
import { latestSecrets } from '../../vault/repositories/secrets.ts';
import type { DeviceId } from '../device-id.ts';
import type { Events } from '../events.ts';
import { newId } from '../new-id.ts';
import { inPlaceOf, lineageOf } from '../rotation/lineage.ts';
import type { VaultSession } from '../vault-session.ts';

/** Who gets a key. */
export interface Receiver {
  readonly way: HandOutWay;
  /** As `HandOut.to`. */
  readonly to: string;
  readonly script: string | null;
}

/** The computer that this runs on. */
export interface Here {
  readonly device: string;
  readonly deviceName: string;
}

/** What is remembered of keys that left the vault, beside the rows of the audit. */
export interface HandOuts {
  /** Whoever asks through this process: a terminal or a tool at the command line, nobody known in the app. */
  asker(way: HandOutWay): Receiver;
  /** To be asked for before the transaction that records. */
  here(): Promise<Here>;
  /** Notes that a key leaves, in the transaction that opens it. Tells nobody: `told` does, after it. */
  record(db: WriteDb, here: Here, id: CredentialId, receiver: Receiver): void;
  told(): void;
  /** The latest first, of a key and of those that it replaced. Throws `not-found`. */
  list(id: CredentialId): HandOut[];
}

/** The newest version among a key's secrets. */
const versionOf = (db: ReadDb, id: CredentialId): number =>
  Math.max(0, ...latestSecrets(db, id).map(({ version }) => version));

export function createHandOuts(deps: {
  readonly session: Pick<VaultSession, 'vault'>;
  readonly events: Events;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  readonly deviceId: Pick<DeviceId, 'get'>;
  readonly deviceName: string;
  readonly caller: { readonly program: string; readonly script: string | null } | null;
}): HandOuts {
  const { session, events, clock, random, deviceId, deviceName, caller } = deps;
  return {
    asker: (way) => ({ way, to: caller?.program ?? '', script: caller?.script ?? null }),
    here: async () => ({ device: await deviceId.get(), deviceName }),
    record(db, here, id, { way, to, script }) {
      noteHandOut(db, {
        ...{ id: newId<HandOutId>(random), credentialId: id, ...here, way },
        publicId: getCredential(db, id)?.publicId ?? '',
        version: versionOf(db, id),
        receiver: to,
        script: script ?? '',
        lastAt: clock.now(),
      });
    },
    told: () => events.emit('handOuts.changed', {}),
    list: (id) =>
      session.vault().read((db) => {
        const inUse = inPlaceOf(db, id)?.id ?? id;
        const newest = versionOf(db, inUse);
        return [...lineageOf(db, id)]
          .flatMap((one) => listHandOuts(db, one))
          .sort((a, b) => b.lastAt - a.lastAt)
          .map(({ receiver, script, version, ...row }) => ({
            ...row,
            to: receiver,
            script: script === '' ? null : script,
            current: row.credentialId === inUse && version === newest,
          }));
      }),
  };
}
