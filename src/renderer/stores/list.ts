import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { CredentialSummary } from '../../shared/model/credential.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { SortBy, View } from '../../shared/model/view.ts';
import type { Client } from '../bridge/client.ts';
import { toWireError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

/** Rows are asked for in pages of this many. */
export const PAGE_SIZE = 100;

/** What the list shows and which of its rows are here. */
export interface ListState {
  readonly view: View;
  readonly search: string;
  readonly sort: SortBy;
  /** Rows that the query has in all; null until the first answer. */
  readonly total: number | null;
  /** The pages that are here, by number from 0. */
  readonly pages: ReadonlyMap<number, readonly CredentialSummary[]>;
  readonly selected: CredentialId | null;
  /** Counts queries, so that the list can scroll to its top for a new one. */
  readonly query: number;
  readonly error: WireError | null;
}

/** The list's rows, by page, with the selection. */
export interface List {
  readonly state: StoreApi<ListState>;
  show(view: View): Promise<void>;
  find(search: string): Promise<void>;
  order(sort: SortBy): Promise<void>;
  /** Makes sure that the rows from `first` to `last` are here or on their way. */
  ensure(first: number, last: number): Promise<void>;
  /** Asks again for what is on the screen. Calls during a refresh are joined into one more. */
  refresh(): Promise<void>;
  select(id: CredentialId | null): void;
  /** Notes the neighbour of a row that is about to leave; the returned function moves the selection there. */
  leaving(id: CredentialId): () => void;
  reset(): void;
}

const INITIAL: ListState = {
  view: { kind: 'all' },
  search: '',
  sort: 'due',
  total: null,
  pages: new Map(),
  selected: null,
  query: 0,
  error: null,
};

/** The row at a place, or undefined while its page is not here. */
export function rowAt(list: Pick<ListState, 'pages'>, index: number): CredentialSummary | undefined {
  return list.pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
}

/** The place of a row among those that are here; -1 when it is not. */
export function indexOf(list: Pick<ListState, 'pages'>, id: CredentialId | null): number {
  for (const [page, rows] of list.pages) {
    const within = rows.findIndex((row) => row.id === id);
    if (within >= 0) return page * PAGE_SIZE + within;
  }
  return -1;
}

/** Creates the list store; nothing is asked before the first `refresh`. */
export function createList(client: Client): List {
  const state = createStore<ListState>(() => INITIAL);
  const latest = createLatest();
  const wanted = new Set<number>();
  let visible = { first: 0, last: 0 };
  let refreshing: Promise<void> | null = null;
  let again = false;

  const fetchPage = (page: number) => {
    const { view, search, sort } = state.getState();
    return client.call('credentials.list', {
      view,
      search,
      sort,
      offset: page * PAGE_SIZE,
      limit: PAGE_SIZE,
    });
  };

  const visiblePages = (): number[] => {
    const first = Math.floor(visible.first / PAGE_SIZE);
    const last = Math.floor(visible.last / PAGE_SIZE);
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  };

  /** Replaces all pages by fresh ones; `fresh` also drops a selection that the new rows do not hold. */
  async function reload(fresh: boolean): Promise<void> {
    const current = latest.begin();
    wanted.clear();
    if (fresh) visible = { first: 0, last: 0 };
    const numbers = visiblePages();
    try {
      const answers = await Promise.all(numbers.map(fetchPage));
      if (!current()) return;
      const pages = new Map(answers.map((answer, step) => [numbers[step] ?? 0, answer.rows] as const));
      const { selected } = state.getState();
      const keep = !fresh || indexOf({ pages }, selected) >= 0;
      state.setState({
        total: answers[0]?.total ?? 0,
        pages,
        error: null,
        selected: keep && selected !== null ? selected : (rowAt({ pages }, 0)?.id ?? null),
        ...(fresh ? { query: state.getState().query + 1 } : {}),
      });
    } catch (thrown) {
      if (current()) state.setState({ error: toWireError(thrown) });
    }
  }

  async function refreshUntilQuiet(): Promise<void> {
    do {
      again = false;
      await reload(false);
    } while (again);
    refreshing = null;
  }

  return {
    state,
    show(view) {
      state.setState({ view, search: '' });
      return reload(true);
    },
    find(search) {
      state.setState({ search });
      return reload(true);
    },
    order(sort) {
      state.setState({ sort });
      return reload(true);
    },
    async ensure(first, last) {
      visible = { first: Math.max(0, first), last: Math.max(0, first, last) };
      const query = state.getState().query;
      const missing = visiblePages().filter((page) => !state.getState().pages.has(page) && !wanted.has(page));
      await Promise.all(
        missing.map(async (page) => {
          wanted.add(page);
          try {
            const { rows, total } = await fetchPage(page);
            if (state.getState().query !== query) return;
            state.setState({ total, pages: new Map(state.getState().pages).set(page, rows) });
          } catch (thrown) {
            if (state.getState().query === query) state.setState({ error: toWireError(thrown) });
          } finally {
            wanted.delete(page);
          }
        }),
      );
    },
    refresh() {
      if (refreshing !== null) again = true;
      else refreshing = refreshUntilQuiet();
      return refreshing;
    },
    select: (selected) => state.setState({ selected }),
    leaving(id) {
      const now = state.getState();
      const index = indexOf(now, id);
      const neighbour = index < 0 ? undefined : (rowAt(now, index + 1) ?? rowAt(now, index - 1));
      return () => {
        if (state.getState().selected === id) state.setState({ selected: neighbour?.id ?? null });
      };
    },
    reset() {
      latest.drop();
      wanted.clear();
      visible = { first: 0, last: 0 };
      state.setState({ ...INITIAL, query: state.getState().query + 1 }, true);
    },
  };
}
