import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { type ConsumerId, type ConsumerView, consumerId } from '../../../src/shared/model/consumer.ts';
import { type KeptFile, type KeptFileId, keptFileId } from '../../../src/shared/model/kept-file.ts';
import type { LookedKey, LookView } from '../../../src/shared/model/look.ts';
import { ticket } from './import-preview.ts';
import { credentialIdOf } from './keys.ts';
import { consumerIdOf, homeLook } from './looked.ts';

type Handlers = { readonly [C in ChannelName]: (input: Input<C>) => Output<C> };

const refused = (): never => {
  throw new KeyturnError('not-found');
};

export interface FakeLooksDeps {
  readonly now: () => number;
  readonly tell: (event: 'look.changed' | 'consumers.changed') => void;
  /** What a look finds; a home folder with twelve files when undefined. */
  readonly finds: (() => LookView) | undefined;
}

const consumerIds = consumerId.array();
const keptIdOf = (n: number): KeptFileId =>
  keptFileId.parse(`${'0'.repeat(13)}${String(n).padStart(3, '0')}`);

/** A place of the fake as `consumers.list` answers it; null for what is in no file. */
function viewOf(key: LookedKey, look: LookView, gone: ReadonlySet<ConsumerId>): ConsumerView | null {
  const place = look.places[key.place];
  if (key.consumer === null || place?.path == null || place.file === null) return null;
  const { status } = key.row;
  return {
    id: key.consumer,
    credentialId: 'id' in status ? status.id : credentialIdOf(1),
    place: {
      kind: 'file',
      device: 'd0000000',
      deviceName: 'atlas',
      path: place.path,
      file: place.file,
      entry: key.entry,
      holds: gone.has(key.consumer) ? 'command' : 'values',
    },
    note: '',
    restart: '',
    addedAt: 0,
    state: key.stale === null ? 'current' : 'stale',
    problem: null,
    leak: key.leak,
    scrub: gone.has(key.consumer) ? null : key.scrub,
  };
}

/** What a window is told about where keys lie: one home folder with twelve files, whose plaintext can be taken away. */
export function createFakeLooks(deps: FakeLooksDeps) {
  let look: LookView | null = null;
  let remembered: readonly LookedKey[] = [];
  let copies: readonly KeptFile[] = [];
  let folders = 0;
  const gone = new Set<ConsumerId>();
  const pathOf = (id: ConsumerId): string | null => {
    const key = remembered.find(({ consumer }) => consumer === id);
    return key === undefined || look === null ? null : (look.places[key.place]?.path ?? null);
  };
  const change = (next: LookView): LookView => {
    look = next;
    remembered = next.keys.filter(({ consumer }) => consumer !== null);
    deps.tell('look.changed');
    return next;
  };
  const present = (id: string): LookView => {
    if (look === null || look.look !== id) throw new KeyturnError('ticket-expired');
    return look;
  };
  const keep = (path: string, why: KeptFile['why'], consumer: ConsumerId | null): KeptFileId => {
    const id = keptIdOf(copies.length + 1);
    const { now } = deps;
    const copy = { id, path, deviceName: 'atlas', why, consumerId: consumer, at: now(), bytes: 412 };
    copies = [{ ...copy, state: 'as-written' }, ...copies];
    return id;
  };
  const handlers = {
    'look.start': () => change((deps.finds ?? homeLook)()),
    'look.get': () => look,
    'look.stop': () => {
      if (look?.running) change({ ...look, running: false, cut: 'stopped' });
      return {};
    },
    'look.pickFolder': () => {
      folders += 1;
      return { folder: ticket(70 + folders), path: `/home/li/code/project-${folders}` };
    },
    'look.verify': ({ look: id, rows }) => {
      const before = present(id);
      const asked = new Set(rows);
      const keys = before.keys.map((key) =>
        asked.has(key.row.index) ? { ...key, verdict: { kind: 'proven' as const, principal: null } } : key,
      );
      return change({ ...before, keys });
    },
    'look.import': ({ look: id, rows }) => {
      const before = present(id);
      const byIndex = new Map(rows.map((row) => [row.index, row]));
      const taken = before.keys.filter(({ row }) => byIndex.has(row.index));
      const added = taken.filter(({ row }) => ['new', 'other-secret'].includes(row.status.kind));
      const keys = before.keys.map((key): LookedKey => {
        const row = byIndex.get(key.row.index);
        if (row === undefined) return key;
        const { status } = key.row;
        const held = 'id' in status ? status : { id: credentialIdOf(600 + row.index), label: row.label };
        const now = { ...key.row, status: { ...held, kind: 'duplicate' as const } };
        return { ...key, row: now, consumer: key.consumer ?? consumerIdOf(row.index) };
      });
      change({ ...before, keys });
      deps.tell('consumers.changed');
      return {
        added: added.map(({ row }) => credentialIdOf(600 + row.index)),
        renewed: [],
        skipped: 0,
        reasons: { duplicate: 0, 'in-bin': 0 },
        refused: [],
        places: taken.map(({ row }) => consumerIdOf(row.index)),
      };
    },
    'look.restrict': ({ look: id, place }) => {
      const before = present(id);
      const places = before.places.map((one) =>
        one.index === place ? { ...one, access: 'own' as const } : one,
      );
      return change({ ...before, places });
    },
    'plaintext.scrub': ({ ids, as = 'best' }) => {
      const done = consumerIds.parse(ids).map((id) => {
        const path = pathOf(id);
        const key = remembered.find(({ consumer }) => consumer === id);
        // One of them shows what is said of a file that cannot be changed.
        if (path === null || key === undefined || path.endsWith('.s3cfg'))
          return {
            consumer: id,
            outcome: 'left' as const,
            problem: { code: 'file-not-writable', params: {} },
            kept: null,
          };
        gone.add(id);
        const outcome =
          as === 'best' && key.scrub === 'command' ? ('command' as const) : ('removed' as const);
        return { consumer: id, outcome, problem: null, kept: keep(path, 'scrub', id) };
      });
      deps.tell('consumers.changed');
      return done;
    },
    'plaintext.muted': () => ({ problem: null }),
    'plaintext.kept': () => [...copies],
    'plaintext.undo': ({ id, over = false }) => {
      const copy = copies.find((one) => one.id === id);
      if (copy === undefined) throw new KeyturnError('not-found');
      if (copy.state === 'changed' && !over) throw new KeyturnError('file-changed');
      const undone = { ...copy, state: 'undone' as const };
      copies = copies.map((one) => (one.id === id ? undone : one));
      if (copy.consumerId !== null) gone.delete(copy.consumerId);
      deps.tell('consumers.changed');
      return undone;
    },
    'plaintext.forget': ({ ids }) => {
      copies = copies.filter(({ id }) => !(ids as readonly string[]).includes(id));
      deps.tell('consumers.changed');
      return {};
    },
    'plaintext.asProcess': refused,
  } satisfies Partial<Handlers>;
  return {
    handlers,
    /** The places that were remembered, as `consumers.list` answers for all keys. */
    views: (): ConsumerView[] =>
      remembered.flatMap((key) => (look === null ? [] : (viewOf(key, look, gone) ?? []))),
  };
}
