import type { Output } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type {
  BackupRun,
  BackupVersion,
  BucketKey,
  BucketPlace,
  TargetId,
} from '../../../shared/model/backup.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import type { FilePicker } from '../../ports/file-picker.ts';
import { changedSince, listRuns, listTargets } from '../../vault/repositories/backups.ts';
import type { DeviceId } from '../device-id.ts';
import type { Events } from '../events.ts';
import type { PlaceTickets } from '../tickets.ts';
import type { VaultSession } from '../vault-session.ts';
import { isDue } from './due.ts';
import { type AskedBy, createBackupMaker, type MakerDeps } from './make.ts';
import { offeredName, readBackupName } from './names.ts';
import { openDescribedBucket, openTarget } from './open-place.ts';
import type { BackupPlace, LyingBackup } from './place.ts';
import { createBackupSchedule } from './schedule.ts';
import { backupStatus, dismissBackupWarning } from './status.ts';
import { createTargets, type Targets } from './targets.ts';

/** Backups of the open vault. Every method throws `vault-locked`. */
export interface Backups extends Pick<Targets, 'list' | 'edit' | 'remove'> {
  status(): Output<'backup.status'>;
  /** Until the next day of this computer's calendar. */
  dismissWarning(): void;
  /** Null when the person closed the dialog, or there is none. */
  pickFolder(): Promise<Output<'backup.pickFolder'>>;
  /** Throws as `Targets.add`. */
  add(
    draft: Parameters<Targets['add']>[0],
    choices: Parameters<Targets['add']>[1],
  ): ReturnType<Targets['add']>;
  /** Throws as `BackupMaker.toTarget`, and `target-gone` (`device`) for a folder of another device. */
  run(id: TargetId): Promise<BackupRun>;
  versions(id: TargetId): Promise<BackupVersion[]>;
  /** One backup of a target as it lies there, not opened yet. Throws as `BackupPlace.get`. */
  fetch(id: TargetId, name: string, version: string | null): Promise<Uint8Array>;
  /** To the ticket's place, or where the person says; null when the dialog was closed. */
  saveFile(ticket: TicketId | null): Promise<BackupRun | null>;
  /** Folders of this vault's targets, here or on another device. */
  folders(): readonly { readonly kind: 'backup-folder'; readonly path: string }[];
  /** For a lock: gives up what is under way. Resolves once nothing of it touches a file any more. */
  pause(): Promise<void>;
}

/** A bucket that a person describes, on a computer that need not have a vault. */
export interface DescribedBucket {
  versions(): Promise<BackupVersion[]>;
  get(name: string, version: string | null): Promise<Uint8Array>;
  /** Forgets the key. */
  close(): void;
}

export interface BackupsDeps extends MakerDeps {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly places: PlaceTickets;
  readonly events: Events;
  readonly picker: Pick<FilePicker, 'pickFolder' | 'saveFile'>;
  /** Whether backups are made on their schedules; the command line makes those that it is asked for. */
  readonly unattended: boolean;
  readonly device: Pick<DeviceId, 'get'>;
}

const versionView = ({ name, version, at, bytes }: LyingBackup): BackupVersion => {
  const named = readBackupName(name);
  return { name, version, at: named?.at ?? at, bytes, vaultId: named?.vaultId ?? null };
};

/** Throws `vault-locked` for a key of a vault that is not open. */
export function describeBucket(
  deps: MakerDeps & { readonly session: Pick<VaultSession, 'vault' | 'isOpen'> },
  description: { readonly place: BucketPlace; readonly key: BucketKey },
  signal: AbortSignal,
): DescribedBucket {
  const vault = deps.session.isOpen() ? deps.session.vault() : null;
  const { place, close } = openDescribedBucket(deps, vault, description, signal);
  return {
    versions: async () => (await place.versions()).map(versionView),
    get: (name, version) => place.get(name, version),
    close,
  };
}

export function createBackups(deps: BackupsDeps): Backups {
  const { session, places, events, picker, clock } = deps;
  const maker = createBackupMaker(deps);
  const targets = createTargets(deps);
  const running = new Map<TargetId, Promise<BackupRun>>();
  const underWay = new Set<Promise<unknown>>();
  let stop = new AbortController();
  let queue: Promise<unknown> = Promise.resolve();

  /** Keeps an account of what has to end before the program may. */
  const tracked = <T>(work: Promise<T>): Promise<T> => {
    const settled = work.catch(() => undefined).then(() => void underWay.delete(settled));
    underWay.add(settled);
    return work;
  };

  /** One backup at a time; those that wait give up with the ones under way. */
  const inTurn = <T>(make: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const { signal } = stop;
    const run = async (): Promise<T> => {
      signal.throwIfAborted();
      return make(signal);
    };
    const result = queue.then(run, run);
    queue = result.catch(() => undefined);
    return tracked(result);
  };

  const changed = (): void => events.emit('backups.changed', {});

  const back = async (id: TargetId, by: AskedBy): Promise<BackupRun> => {
    const target = await targets.stored(id);
    const already = running.get(id);
    if (already !== undefined) return already;
    const made = inTurn((signal) => maker.toTarget(target, by, signal)).finally(() => {
      running.delete(id);
      changed();
    });
    running.set(id, made);
    return made;
  };

  const due = async (): Promise<TargetId[]> => {
    const here = await targets.here();
    const now = clock.now();
    return session.vault().read((db) =>
      here
        .filter(({ id, schedule }) => {
          const last = listRuns(db, id).find(({ outcome }) => outcome === 'made');
          if (last === undefined) return isDue(schedule, null, now);
          const since = changedSince(db, last.detail.auditCount);
          return isDue(schedule, { at: last.at, changedSince: since }, now);
        })
        .map(({ id }) => id),
    );
  };

  const schedule = createBackupSchedule({ clock, due, run: (id) => back(id, 'schedule') });
  if (deps.unattended) {
    events.subscribe((name) => {
      if (name !== 'vault.changed') return;
      if (session.isOpen()) schedule.begin();
      else schedule.end();
    });
  }

  /** Looks into a target; a lock ends it. */
  const look = <T>(id: TargetId, ask: (place: BackupPlace) => Promise<T>): Promise<T> => {
    const { signal } = stop;
    const looking = async (): Promise<T> => {
      const opened = openTarget(deps, session.vault(), await targets.stored(id), signal);
      return ask(opened.place).finally(opened.close);
    };
    return tracked(looking());
  };

  return {
    list: targets.list,
    async edit(id, changes) {
      const target = await targets.edit(id, changes);
      changed();
      return target;
    },
    remove(id) {
      targets.remove(id);
      changed();
    },
    status: () => session.vault().read((db) => backupStatus(db, clock.now())),
    folders: () =>
      session
        .vault()
        .read(listTargets)
        .flatMap(({ config }) =>
          config.kind === 'folder' ? [{ kind: 'backup-folder' as const, path: config.path }] : [],
        ),
    dismissWarning() {
      session.vault().write((db) => dismissBackupWarning(db, clock.now()));
      changed();
    },
    async pickFolder() {
      const path = await picker.pickFolder();
      return path === null ? null : { ticket: await places.issue(path, 'folder'), path };
    },
    async add(draft, choices) {
      const target = await tracked(targets.add(draft, choices, stop.signal));
      changed();
      return target;
    },
    run: (id) => back(id, 'hand'),
    versions: async (id) => (await look(id, (place) => place.versions())).map(versionView),
    fetch: (id, name, version) => look(id, (place) => place.get(name, version)),
    async saveFile(ticket) {
      const chosen =
        ticket ??
        (await picker
          .saveFile({ kind: 'backup', name: offeredName(clock.now()) })
          .then((path) => (path === null ? null : places.issue(path, 'save'))));
      if (chosen === null) return null;
      const path = places.pathOf(chosen, 'save');
      places.drop(chosen);
      const made = await inTurn((signal) => maker.toFile(path, signal));
      changed();
      return made;
    },
    async pause() {
      schedule.end();
      stop.abort(new KeyturnError('vault-locked'));
      stop = new AbortController();
      await Promise.all([...underWay]);
    },
  };
}
