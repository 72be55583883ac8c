import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import { MAX_IMPORT_ROWS } from '../../../shared/model/import.ts';
import type { LookedPlace, LookView } from '../../../shared/model/look.ts';
import type { Http } from '../../clouds/http/http.ts';
import type { Around, FileKindSpec } from '../../formats/files/file-kind.ts';
import { fileKinds } from '../../formats/files/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FilePicker } from '../../ports/file-picker.ts';
import type { Files } from '../../ports/files.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Random } from '../../ports/random.ts';
import type { DeviceId } from '../device-id.ts';
import type { Events } from '../events.ts';
import type { ImportTarget } from '../import/target.ts';
import { newId } from '../new-id.ts';
import type { PlaceTickets } from '../tickets.ts';
import type { VaultSession } from '../vault-session.ts';
import { askFound, type LookVerdict } from './ask.ts';
import { type Compared, createComparing } from './compare.ts';
import type { Finding } from './findings.ts';
import { knownSecrets } from './known-secrets.ts';
import { restrict } from './restrict.ts';
import { scan } from './scan.ts';
import { takeFound } from './take.ts';
import type { Looks } from './types.ts';

export type { Looks } from './types.ts';

/** As often as listeners are told that a look is further on. */
const TELL_MS = 200;

export interface LooksDeps {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly events: Events;
  readonly clock: Clock;
  readonly random: Random;
  readonly files: Pick<Files, 'resolve' | 'facts' | 'read' | 'list' | 'entries' | 'setMode'>;
  readonly logger: Pick<Logger, 'warn'>;
  readonly http: Http;
  readonly writing: ImportTarget;
  readonly places: Pick<PlaceTickets, 'issue' | 'pathOf'>;
  readonly picker: Pick<FilePicker, 'pickFolder'>;
  readonly device: DeviceId;
  /** What people know this computer by. */
  readonly deviceName: string;
  /** Null where nothing is looked for but in the folders that a person chooses. */
  readonly around: Around | null;
  readonly kinds?: readonly FileKindSpec[];
}

/** One look, with all that was found: it is forgotten at lock. */
interface Look {
  readonly id: TicketId;
  readonly stop: AbortController;
  /** Ends what clouds are being asked. */
  asking: AbortController;
  running: boolean;
  files: number;
  folders: number;
  cut: LookView['cut'];
  readonly places: LookedPlace[];
  readonly findings: Finding[];
  readonly verdicts: Map<number, LookVerdict>;
  /** What the vault says of the findings so far; null once it may say something else. */
  compared: { readonly keys: Compared[]; readonly more: () => Compared[] } | null;
}

/** Creates the service; it holds one look at a time. */
export function createLooks(deps: LooksDeps): Looks {
  const { session, events, clock, random, files, http, writing, places, device, deviceName } = deps;
  const kinds = deps.kinds ?? fileKinds;
  let current: Look | null = null;
  let taking = false;
  let toldAt = Number.NEGATIVE_INFINITY;

  const tell = (always: boolean): void => {
    const now = clock.monotonic();
    if (!always && now - toldAt < TELL_MS) return;
    toldAt = now;
    events.emit('look.changed', {});
  };

  events.subscribe((name) => {
    const another =
      name === 'credentials.changed' || name === 'consumers.changed' || name === 'vault.changed';
    if (another && current !== null) current.compared = null;
  });

  const comparedOf = (look: Look): readonly Compared[] => {
    if (look.compared === null) {
      const comparing = createComparing(session.vault(), look.findings, writing);
      look.compared = { keys: [], more: comparing.more };
    }
    const { keys, more } = look.compared;
    keys.push(...more());
    return keys;
  };

  const viewOf = (look: Look): LookView => ({
    ...{ look: look.id, running: look.running, files: look.files, folders: look.folders, cut: look.cut },
    places: [...look.places],
    keys: comparedOf(look).map((key, index) => ({ ...key, verdict: look.verdicts.get(index) ?? null })),
  });

  const at = (id: TicketId): Look => {
    if (current?.id !== id) throw new KeyturnError('ticket-expired');
    return current;
  };

  const run = async (
    look: Look,
    scope: Parameters<typeof scan>[0],
    here: { readonly device: string; readonly deviceName: string },
  ): Promise<void> => {
    await scan(scope, {
      ...{ files, clock, kinds, around: deps.around, device: here, signal: look.stop.signal },
      secretOf: (texts) => knownSecrets(session.vault(), texts),
      hasRoom: () => look.findings.length < MAX_IMPORT_ROWS,
      cut: () => {
        look.cut = 'limit';
      },
      passed({ files: more, folders }) {
        look.files += more;
        look.folders += folders;
        tell(false);
      },
      found(place, keys) {
        const index = look.places.length;
        look.places.push({ index, ...place });
        const room = MAX_IMPORT_ROWS - look.findings.length;
        if (keys.length > room) look.cut = 'limit';
        look.findings.push(...keys.slice(0, room).map((key) => ({ ...key, place: index })));
        tell(false);
      },
    });
  };

  const end = (look: Look | null): void => {
    look?.stop.abort();
    look?.asking.abort();
  };

  const begin = async (
    scope: Parameters<Looks['start']>[0],
    here: { readonly device: string; readonly deviceName: string },
  ): Promise<LookView> => {
    const folders = scope.folders.map((ticket) => places.pathOf(ticket, 'folder'));
    session.vault();
    end(current);
    const look: Look = {
      ...{ id: newId<TicketId>(random), stop: new AbortController(), asking: new AbortController() },
      ...{ running: true, files: 0, folders: 0, cut: 'no', places: [], findings: [] },
      ...{ verdicts: new Map(), compared: null },
    };
    current = look;
    void run(look, { ...scope, folders }, here)
      .catch((error: unknown) => {
        look.cut = 'stopped';
        // After a lock nobody asks for it any more.
        const locked = error instanceof KeyturnError && error.code === 'vault-locked';
        if (!locked) deps.logger.warn('look.failed');
      })
      .finally(() => {
        look.running = false;
        if (current === look) tell(true);
      });
    return viewOf(look);
  };

  return {
    async start(scope) {
      return begin(scope, { device: await device.get(), deviceName });
    },

    get: () => (current === null ? null : viewOf(current)),

    stop() {
      if (current === null) return;
      if (current.running) current.cut = 'stopped';
      end(current);
      current.asking = new AbortController();
      tell(true);
    },

    async pickFolder() {
      const path = await deps.picker.pickFolder();
      if (path === null) return null;
      const folder = await places.issue(path, 'folder');
      return { folder, path: places.pathOf(folder, 'folder') };
    },

    async verify({ look: id, rows }) {
      const look = at(id);
      await askFound(rows, {
        ...{ vault: session.vault(), held: writing, http, clock, signal: look.asking.signal },
        ...{ findings: look.findings, verdicts: look.verdicts },
        changed: () => tell(false),
      });
      tell(true);
      return viewOf(at(id));
    },

    async import({ look: id, rows }) {
      const look = at(id);
      // What is being taken in is not to be taken twice.
      if (taking) throw new KeyturnError('ticket-expired');
      taking = true;
      try {
        const vault = session.vault();
        return await takeFound(look.findings, comparedOf(look), rows, {
          ...{ vault, writing, random, now: clock.now() },
        });
      } finally {
        taking = false;
        look.compared = null;
        events.emit('consumers.changed', {});
        tell(true);
      }
    },

    async restrict({ look: id, place: index }) {
      const look = at(id);
      const place = look.places[index];
      if (place === undefined || place.path === null)
        throw new KeyturnError('invalid-input', { field: 'place' });
      const access = await restrict(files, place.path);
      look.places[index] = { ...place, access };
      tell(true);
      return viewOf(at(id));
    },

    clear() {
      end(current);
      current = null;
    },
  };
}
