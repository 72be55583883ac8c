import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { AuditGroup } from '../../shared/model/audit.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { Client } from '../bridge/client.ts';
import { toWireError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

/** Rows are asked for in pages of this many. */
const PAGE_SIZE = 100;

const DAY_MS = 86_400_000;

/** How far back the history is shown, in ms; null for all of it. */
export const RANGES = {
  any: null,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
  year: 365 * DAY_MS,
} as const;
export type Range = keyof typeof RANGES;

export type HistoryRow = Output<'audit.list'>['rows'][number];

/** What a person chose to see. */
export interface HistoryFilter {
  readonly key: { readonly id: CredentialId; readonly label: string } | null;
  readonly group: AuditGroup;
  readonly via: 'any' | 'app' | 'cli';
  readonly range: Range;
  readonly text: string;
}

export const NO_FILTER: HistoryFilter = { key: null, group: 'all', via: 'any', range: 'any', text: '' };

/** Whether anything is left out. */
export function isNarrowed(filter: HistoryFilter): boolean {
  const { key, group, via, range, text } = filter;
  return key !== null || group !== 'all' || via !== 'any' || range !== 'any' || text.trim() !== '';
}

export interface HistoryState {
  readonly filter: HistoryFilter;
  /** The filter as main takes it, its instants as they were when the pages were asked for. */
  readonly asked: Input<'audit.export'> extends infer E ? Omit<E, 'format' | 'ticket'> : never;
  /** Rows that the filter has in all; null until the first answer. */
  readonly total: number | null;
  /** The pages that are here, by number from 0; the newest row is the first. */
  readonly pages: ReadonlyMap<number, readonly HistoryRow[]>;
  /** The number of the chosen row. */
  readonly selected: number | null;
  /** Counts questions, so that the list can scroll to its top for a new one. */
  readonly query: number;
  readonly head: Output<'audit.head'> | null;
  readonly error: WireError | null;
}

/** The history of the vault, by page. */
export interface History {
  readonly state: StoreApi<HistoryState>;
  /** Shows what fits the filter, changed in part. */
  show(changes: Partial<HistoryFilter>): Promise<void>;
  /** Makes sure that the rows from `first` to `last` are here or on their way. */
  ensure(first: number, last: number): Promise<void>;
  /** Asks again for what is on the screen, and for the head. */
  refresh(): Promise<void>;
  select(seq: number): void;
  reset(): void;
}

const INITIAL: HistoryState = {
  filter: NO_FILTER,
  asked: {},
  total: null,
  pages: new Map(),
  selected: null,
  query: 0,
  head: null,
  error: null,
};

/** The row at a place, or undefined while its page is not here. */
export function historyRowAt({ pages }: Pick<HistoryState, 'pages'>, index: number): HistoryRow | undefined {
  return pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
}

/** The chosen row, or the first one. */
export function chosenRow({
  pages,
  selected,
}: Pick<HistoryState, 'pages' | 'selected'>): HistoryRow | undefined {
  const all = [...pages.values()].flat();
  return all.find(({ entry }) => entry.seq === selected) ?? pages.get(0)?.[0];
}

function toAsk({ key, group, via, range, text }: HistoryFilter, now: number): HistoryState['asked'] {
  const back = RANGES[range];
  return {
    credentialId: key?.id ?? null,
    group,
    via: via === 'any' ? null : via,
    from: back === null ? null : now - back,
    text: text.trim(),
  };
}

/** Creates the store; nothing is asked before `show` or `refresh`. */
export function createHistory(client: Client): History {
  const state = createStore<HistoryState>(() => INITIAL);
  const latest = createLatest();
  const wanted = new Set<number>();
  let visible = { first: 0, last: 0 };
  // New rows move all others down: a page that was asked for before must not join the pages after.
  let round = 0;

  const fetchPage = (page: number) =>
    client.call('audit.list', { ...state.getState().asked, offset: page * PAGE_SIZE, limit: PAGE_SIZE });

  const visiblePages = (): readonly number[] => {
    const first = Math.floor(visible.first / PAGE_SIZE);
    const last = Math.floor(visible.last / PAGE_SIZE);
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  };

  const load = async (): Promise<void> => {
    const current = latest.begin();
    wanted.clear();
    state.setState({ asked: toAsk(state.getState().filter, Date.now()) });
    const numbers = visiblePages();
    try {
      const [head, ...answers] = await Promise.all([
        client.call('audit.head', {}),
        ...numbers.map(fetchPage),
      ]);
      if (!current()) return;
      round += 1;
      state.setState({
        head,
        total: answers[0]?.total ?? 0,
        pages: new Map(answers.map((answer, step) => [numbers[step] ?? 0, answer.rows])),
        error: null,
      });
    } catch (thrown) {
      if (current()) state.setState({ error: toWireError(thrown) });
    }
  };

  const loadPage = async (page: number): Promise<void> => {
    const asked = round;
    wanted.add(page);
    try {
      const { rows, total } = await fetchPage(page);
      if (round === asked) state.setState({ total, pages: new Map(state.getState().pages).set(page, rows) });
    } catch (thrown) {
      if (round === asked) state.setState({ error: toWireError(thrown) });
    } finally {
      wanted.delete(page);
    }
  };

  return {
    state,
    show(changes) {
      const filter = { ...state.getState().filter, ...changes };
      visible = { first: 0, last: 0 };
      state.setState({
        filter,
        selected: null,
        query: state.getState().query + 1,
      });
      return load();
    },
    async ensure(first, last) {
      visible = { first: Math.max(0, first), last: Math.max(0, first, last) };
      const { pages } = state.getState();
      await Promise.all(
        visiblePages()
          .filter((page) => !pages.has(page) && !wanted.has(page))
          .map(loadPage),
      );
    },
    refresh: load,
    select: (selected) => state.setState({ selected }),
    reset() {
      latest.drop();
      round += 1;
      wanted.clear();
      visible = { first: 0, last: 0 };
      state.setState({ ...INITIAL, query: state.getState().query + 1 }, true);
    },
  };
}
