import { sep } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import {
  type BackupSchedule,
  type BackupTarget,
  type BucketPlace,
  DEFAULT_RETENTION,
  type Retention,
  type TargetDraft,
  type TargetId,
} from '../../../shared/model/backup.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import type { ReadDb } from '../../vault/db/handles.ts';
import { Secret } from '../../vault/index.ts';
import {
  deleteTarget,
  getTarget,
  listRuns,
  listTargets,
  putTarget,
  type StoredRun,
  type StoredTarget,
} from '../../vault/repositories/backups.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import type { DeviceId } from '../device-id.ts';
import { newId } from '../new-id.ts';
import type { PlaceTickets } from '../tickets.ts';
import { folderPlace } from './folder-place.ts';
import { type MakerDeps, runView } from './make.ts';
import { openDescribedBucket, sealedAt } from './open-place.ts';

/** What a person may change of a target. */
export interface TargetChanges {
  readonly label?: string | undefined;
  readonly schedule?: BackupSchedule | undefined;
  readonly retention?: Retention | undefined;
}

/** The places where backups go. Every method throws `vault-locked`, and those with an id `not-found`. */
export interface Targets {
  list(): Promise<BackupTarget[]>;
  /**
   * Tries the place first and throws what that found. Throws `conflict` for a place that is there already, `target-refused`
   * (`inside-vault`) for a folder within the vault's own, `ticket-expired`.
   */
  add(
    draft: TargetDraft,
    choices: { readonly schedule: BackupSchedule; readonly retention?: Retention | undefined },
    signal: AbortSignal,
  ): Promise<BackupTarget>;
  edit(id: TargetId, changes: TargetChanges): Promise<BackupTarget>;
  /** The backups that lie there stay. */
  remove(id: TargetId): void;
  /** Throws `target-gone` (`device`) for a folder of another device. */
  stored(id: TargetId): Promise<StoredTarget>;
  /** Those that can be backed up to from this device. */
  here(): Promise<StoredTarget[]>;
}

const lastGood = (runs: readonly StoredRun[]): StoredRun | undefined =>
  runs.find(({ outcome }) => outcome === 'made');

function placeText({ bucket, prefix, endpoint, region }: BucketPlace): string {
  const within = prefix.replace(/^\/+|\/+$/g, '');
  const host = endpoint === null ? region : endpoint.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
  return `${bucket}${within === '' ? '' : `/${within}`} (${host})`;
}

const isOn = (device: string, target: StoredTarget): boolean =>
  target.kind !== 'folder' || target.device === device;

export function createTargets(
  deps: MakerDeps & { readonly places: PlaceTickets; readonly device: Pick<DeviceId, 'get'> },
): Targets {
  const { session, places, files, random, clock, folder, device } = deps;

  const publicIdOf = (db: ReadDb, { config }: StoredTarget): string | null => {
    if (config.kind === 'folder') return null;
    if (config.key.kind === 'typed') return config.key.publicId;
    return getCredential(db, config.key.id)?.publicId ?? null;
  };

  const view = (db: ReadDb, target: StoredTarget, thisDevice: string): BackupTarget => {
    const runs = listRuns(db, target.id);
    const { id, kind, label, config, schedule } = target;
    const lastRun = runs.find(({ outcome }) => outcome !== 'begun');
    return {
      ...{ id, kind, label, schedule, retention: config.retention },
      place: config.kind === 'folder' ? config.path : placeText(config.place),
      here: isOn(thisDevice, target),
      sameDisk: config.kind === 'folder' && config.sameDisk,
      publicId: publicIdOf(db, target),
      lastGood: lastGood(runs)?.at ?? null,
      lastRun: lastRun === undefined ? null : runView(lastRun),
    };
  };

  const required = (db: ReadDb, id: TargetId): StoredTarget => {
    const target = getTarget(db, id);
    if (target === null) throw new KeyturnError('not-found');
    return target;
  };

  /** Whether two folders are on one disk: the identity of a file begins with its device. */
  const onOneDisk = async (a: string, b: string): Promise<boolean> => {
    const [one, other] = [await files.facts(a), await files.facts(b)];
    return one !== null && other !== null && one.identity.split(':')[0] === other.identity.split(':')[0];
  };

  const folderConfig = async (ticket: TicketId, retention: Retention, signal: AbortSignal) => {
    const path = places.pathOf(ticket, 'folder');
    const own = (await files.resolve(folder))?.path ?? folder;
    if (path === own || path.startsWith(`${own}${sep}`)) {
      throw new KeyturnError('target-refused', { reason: 'inside-vault' });
    }
    await folderPlace(deps, path, signal).probe();
    places.drop(ticket);
    return { kind: 'folder', path, sameDisk: await onOneDisk(path, own), retention } as const;
  };

  const bucketConfig = async (
    draft: Extract<TargetDraft, { kind: 'bucket' }>,
    retention: Retention,
    signal: AbortSignal,
  ) => {
    const { place, key } = draft;
    const opened = openDescribedBucket(deps, session.vault(), draft, signal);
    try {
      const { conditionalWrites, versioning } = await opened.place.probe();
      const named =
        key.kind === 'typed'
          ? ({ kind: 'typed', publicId: key.publicId } as const)
          : ({ kind: 'credential', id: key.id } as const);
      return { kind: 'bucket', place, key: named, conditionalWrites, versioning, retention } as const;
    } finally {
      opened.close();
    }
  };

  const samePlace = (a: StoredTarget, b: Omit<StoredTarget, 'sealed'>): boolean => {
    if (a.config.kind === 'folder' && b.config.kind === 'folder') {
      return a.device === b.device && a.config.path === b.config.path;
    }
    return (
      a.config.kind === 'bucket' &&
      b.config.kind === 'bucket' &&
      a.kind === b.kind &&
      placeText(a.config.place) === placeText(b.config.place)
    );
  };

  return {
    async list() {
      const vault = session.vault();
      const thisDevice = await device.get();
      return vault.read((db) => listTargets(db).map((target) => view(db, target, thisDevice)));
    },

    async add(draft, { schedule, retention = DEFAULT_RETENTION }, signal) {
      const isFolder = draft.kind === 'folder';
      const config = isFolder
        ? await folderConfig(draft.ticket, retention, signal)
        : await bucketConfig(draft, retention, signal);
      const thisDevice = await device.get();
      signal.throwIfAborted();
      const vault = session.vault();
      const target = {
        id: newId<TargetId>(random),
        kind: isFolder ? ('folder' as const) : draft.place.service,
        label: draft.label,
        device: isFolder ? thisDevice : null,
        config,
        schedule,
        addedAt: clock.now(),
      };
      return vault.write((db) => {
        if (listTargets(db).some((other) => samePlace(other, target))) throw new KeyturnError('conflict');
        let sealed: Buffer | null = null;
        if (!isFolder && draft.key.kind === 'typed') {
          const secret = Secret.of(draft.key.secret);
          sealed = vault.seal(sealedAt(target.id), secret);
          secret.destroy();
        }
        const stored: StoredTarget = { ...target, sealed };
        putTarget(db, stored);
        vault.audit(db, {
          action: 'backup.target-added',
          credentialId: null,
          detail: { target: target.label, kind: target.kind },
        });
        return view(db, stored, thisDevice);
      });
    },

    async edit(id, changes) {
      const vault = session.vault();
      const thisDevice = await device.get();
      return vault.write((db) => {
        const before = required(db, id);
        const retention = changes.retention ?? before.config.retention;
        const after: StoredTarget = {
          ...before,
          label: changes.label ?? before.label,
          schedule: changes.schedule ?? before.schedule,
          config: { ...before.config, retention },
        };
        putTarget(db, after);
        const changed = Object.entries(changes).filter(([, value]) => value !== undefined);
        vault.audit(db, {
          action: 'backup.target-edited',
          credentialId: null,
          detail: { target: after.label, changed: changed.map(([name]) => name).join(', ') },
        });
        return view(db, after, thisDevice);
      });
    },

    remove(id) {
      const vault = session.vault();
      vault.write((db) => {
        const { label } = required(db, id);
        deleteTarget(db, id);
        vault.audit(db, {
          action: 'backup.target-removed',
          credentialId: null,
          detail: { target: label },
        });
      });
    },

    async here() {
      const vault = session.vault();
      const thisDevice = await device.get();
      return vault.read(listTargets).filter((target) => isOn(thisDevice, target));
    },

    async stored(id) {
      const vault = session.vault();
      const thisDevice = await device.get();
      const target = vault.read((db) => required(db, id));
      if (!isOn(thisDevice, target)) throw new KeyturnError('target-gone', { reason: 'device' });
      return target;
    },
  };
}
