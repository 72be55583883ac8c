import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../shared/ipc/contract.ts';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { ConsumerId, ConsumerView } from '../../shared/model/consumer.ts';
import type { TicketId } from '../../shared/model/ids.ts';
import type { Scrubbed } from '../../shared/model/kept-file.ts';
import type { LookedKey, LookView } from '../../shared/model/look.ts';
import type { Client } from '../bridge/client.ts';
import type { RowChoice } from '../lib/import-rows.ts';
import { rowsToTake } from '../lib/look-rows.ts';
import { toShownError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

/** Where to look, as the person says it. */
export interface Where {
  readonly usual: boolean;
  readonly profiles: boolean;
  readonly histories: boolean;
  readonly folders: readonly { readonly folder: TicketId; readonly path: string }[];
}

/** What is under way, so that its button waits. */
export type LookBusy = 'starting' | 'stopping' | 'verifying' | 'taking' | 'restricting' | null;

export interface LooksState {
  readonly where: Where;
  /** What was found so far; null while none was started. */
  readonly view: LookView | null;
  /** Where to look is being chosen, be it for another time. */
  readonly choosing: boolean;
  /** The person's word on found keys, by their rows. */
  readonly choices: ReadonlyMap<number, RowChoice>;
  readonly busy: LookBusy;
  /** What was taken in last. */
  readonly taken: Output<'look.import'> | null;
  /** Places whose plaintext was taken away since. */
  readonly gone: ReadonlySet<ConsumerId>;
  /** Those of them whose secret stands once more in the same file, with the line. */
  readonly again: ReadonlyMap<ConsumerId, number>;
  readonly error: WireError | null;
}

/** Looking around this computer, one look at a time. Nothing rejects: a refusal becomes part of the state. */
export interface Looks {
  readonly state: StoreApi<LooksState>;
  refresh(): Promise<void>;
  /** Asks which of the found places hold their plaintext no longer, or again: files change beside the window too. */
  recheck(): Promise<void>;
  setWhere(where: Partial<Omit<Where, 'folders'>>): void;
  pickFolder(): Promise<void>;
  removeFolder(folder: TicketId): void;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Back to where to look; what was found stays until another look begins. */
  again(): void;
  /** From there back to what was found. */
  back(): void;
  choose(choices: ReadonlyMap<number, RowChoice>): void;
  verify(rows: readonly number[]): Promise<void>;
  /** Takes keys in and remembers their places. */
  take(keys: readonly LookedKey[]): Promise<void>;
  restrict(place: number): Promise<void>;
  /** What taking the plaintext of places away came to. */
  setScrubbed(all: readonly Scrubbed[]): void;
  /** The plaintext of these places came back. */
  setBack(ids: readonly ConsumerId[]): void;
  reset(): void;
}

const INITIAL: LooksState = {
  where: { usual: true, profiles: true, histories: false, folders: [] },
  view: null,
  choosing: true,
  choices: new Map(),
  busy: null,
  taken: null,
  gone: new Set(),
  again: new Map(),
  error: null,
};

/** Asks one question at a time: whoever asks meanwhile waits for one more answer, which all of them share. */
function coalesced(ask: () => Promise<void>): () => Promise<void> {
  let asking: Promise<void> | null = null;
  let another = false;
  const run = async (): Promise<void> => {
    do {
      another = false;
      await ask();
    } while (another);
  };
  return () => {
    another = true;
    asking ??= run().finally(() => {
      asking = null;
    });
    return asking;
  };
}

/** Whether a place that held plaintext holds none by now. One that cannot be read may well hold it still. */
const isGone = ({ place, state }: ConsumerView): boolean =>
  state === 'missing' || (place.kind === 'file' && place.holds === 'command' && state === 'current');

/** Creates the store; nothing is asked before `refresh`. */
export function createLooks(client: Client): Looks {
  const state = createStore<LooksState>(() => INITIAL);
  const latest = createLatest();
  let wanted = latest.begin();

  function show(view: LookView | null): void {
    const before = state.getState();
    if (view === null) {
      if (before.view !== null) state.setState({ view: null, choosing: true });
      return;
    }
    if (view.look === before.view?.look) {
      state.setState({ view });
      return;
    }
    // Rows are counted anew.
    const choosing = before.choosing && before.view !== null;
    state.setState({ view, choosing, choices: new Map(), taken: null, gone: new Set(), again: new Map() });
  }

  async function ask(): Promise<void> {
    const still = wanted;
    try {
      const view = await client.call('look.get', {});
      if (still()) show(view);
    } catch {
      // The next event asks again.
    }
  }

  async function check(): Promise<void> {
    const { view } = state.getState();
    const still = wanted;
    const lying = new Set(
      view?.keys.flatMap(({ consumer, scrub }) => (scrub === null || consumer === null ? [] : [consumer])),
    );
    if (lying.size === 0) return;
    try {
      const views = await client.call('consumers.list', { credential: null });
      if (!still() || state.getState().view?.look !== view?.look) return;
      const gone = new Set(views.filter((one) => lying.has(one.id) && isGone(one)).map(({ id }) => id));
      const again = new Map([...state.getState().again].filter(([id]) => gone.has(id)));
      state.setState({ gone, again });
    } catch {
      // What was known of them stands.
    }
  }

  /** A look says often that it moved on: one question at a time is enough. */
  const refresh = coalesced(ask);
  const recheck = coalesced(check);

  /** Runs one thing at a time, and asks afterwards how the look stands. */
  async function told(busy: LookBusy, run: (still: () => boolean) => Promise<unknown>): Promise<void> {
    if (state.getState().busy !== null) return;
    const still = wanted;
    state.setState({ busy, error: null });
    try {
      await run(still);
    } catch (thrown) {
      if (still()) state.setState({ error: toShownError(thrown) });
    }
    if (!still()) return;
    await refresh();
    if (still()) state.setState({ busy: null });
  }

  const withLook = (run: (look: TicketId, still: () => boolean) => Promise<unknown>) => {
    const { view } = state.getState();
    return async (still: () => boolean) => (view === null ? null : run(view.look, still));
  };

  return {
    state,
    refresh,
    recheck,
    setWhere: (where) => state.setState((now) => ({ where: { ...now.where, ...where } })),
    async pickFolder() {
      const still = wanted;
      state.setState({ error: null });
      try {
        const picked = await client.call('look.pickFolder', {});
        if (!still() || picked === null) return;
        const { where } = state.getState();
        if (where.folders.some(({ path }) => path === picked.path)) return;
        state.setState({ where: { ...where, folders: [...where.folders, picked] } });
      } catch (thrown) {
        if (still()) state.setState({ error: toShownError(thrown) });
      }
    },
    removeFolder: (folder) =>
      state.setState(({ where }) => ({
        where: { ...where, folders: where.folders.filter((one) => one.folder !== folder) },
      })),
    start: () =>
      told('starting', async (still) => {
        const { where } = state.getState();
        const folders = where.folders.map(({ folder }) => folder);
        const view = await client.call('look.start', { ...where, folders });
        if (!still()) return;
        show(view);
        state.setState({ choosing: false });
      }),
    stop: () => told('stopping', () => client.call('look.stop', {})),
    again: () => state.setState({ choosing: true, error: null }),
    back: () => state.setState({ choosing: false, error: null }),
    choose: (choices) => state.setState((now) => ({ choices: new Map([...now.choices, ...choices]) })),
    verify: (rows) =>
      told(
        'verifying',
        withLook((look) => client.call('look.verify', { look, rows: [...rows] })),
      ),
    take: (keys) =>
      told(
        'taking',
        withLook(async (look, still) => {
          const rows = rowsToTake(keys, state.getState().choices);
          const taken = await client.call('look.import', { look, rows });
          if (!still()) return;
          // What was said of them holds no longer: they are in the vault.
          const choices = new Map(state.getState().choices);
          for (const { index } of rows) choices.delete(index);
          state.setState({ taken, choices });
        }),
      ),
    restrict: (place) =>
      told(
        'restricting',
        withLook((look) => client.call('look.restrict', { look, place })),
      ),
    setScrubbed: (all) =>
      state.setState((now) => {
        const done = all.filter(({ outcome }) => outcome !== 'left');
        const again = new Map(now.again);
        for (const one of done) {
          if (one.again === undefined) again.delete(one.consumer);
          else again.set(one.consumer, one.again);
        }
        return { gone: new Set([...now.gone, ...done.map(({ consumer }) => consumer)]), again };
      }),
    setBack: (ids) =>
      state.setState(({ gone, again }) => ({
        gone: new Set([...gone].filter((id) => !ids.includes(id))),
        again: new Map([...again].filter(([id]) => !ids.includes(id))),
      })),
    reset() {
      latest.drop();
      wanted = latest.begin();
      state.setState(INITIAL, true);
    },
  };
}
