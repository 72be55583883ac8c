import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GuideName, GuideProgress } from '../../shared/model/guide.ts';
import type { Client } from '../bridge/client.ts';
import { createLatest } from './latest.ts';

export interface GuidesState {
  /** The guide that was worked on last comes first. */
  readonly all: readonly GuideProgress[];
}

/** How far the person came with each guide. */
export interface Guides {
  readonly state: StoreApi<GuidesState>;
  refresh(): Promise<void>;
  /** The steps that are done by now. In sight at once; main keeps them. */
  mark(name: GuideName, done: readonly string[]): void;
  reset(): void;
}

/** Whether both are the same guide. */
export function isSameGuide(a: GuideName, b: GuideName): boolean {
  return a.cloud === b.cloud && a.kind === b.kind && a.site === b.site;
}

/** Creates the store; nothing is asked of main yet. */
export function createGuides(client: Client): Guides {
  const state = createStore<GuidesState>(() => ({ all: [] }));
  const latest = createLatest();
  const refresh = async (): Promise<void> => {
    const current = latest.begin();
    const all = await client.call('guides.progress', {});
    if (current()) state.setState({ all });
  };
  return {
    state,
    refresh,
    mark({ cloud, kind, site }, done) {
      latest.drop();
      const name = { cloud, kind, site };
      const others = state.getState().all.filter((one) => !isSameGuide(one, name));
      state.setState({ all: done.length === 0 ? others : [{ ...name, done, at: Date.now() }, ...others] });
      // What is in sight is a convenience; where it could not be kept, the next look tells what was.
      client.call('guides.mark', { ...name, done: [...done] }).catch(() => refresh().catch(() => undefined));
    },
    reset() {
      latest.drop();
      state.setState({ all: [] });
    },
  };
}
