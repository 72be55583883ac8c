import { createStore, type StoreApi } from 'zustand/vanilla';
import type { View } from '../../shared/model/view.ts';
import type { List } from './list.ts';

/** What the two right-hand panes are about. */
export type Place =
  | 'keys'
  | 'rotations'
  | 'history'
  | 'backup'
  | 'comparison'
  | 'verification'
  | 'worklist'
  | 'whereabouts'
  | 'names'
  | 'look'
  | 'kept'
  | 'hand-overs';

/** Where the person is in the workspace. */
export interface Places {
  readonly state: StoreApi<{ readonly place: Place }>;
  /** Shows a view of the keys, wherever the person was. Resolves when its rows are here. */
  keys(view: View): Promise<void>;
  rotations(): void;
  history(): void;
  backup(): void;
  comparison(): void;
  verification(): void;
  worklist(): void;
  whereabouts(): void;
  names(): void;
  look(): void;
  kept(): void;
  handOvers(): void;
  reset(): void;
}

/** Creates the store; the keys come first. */
export function createPlaces(list: List): Places {
  const state = createStore<{ readonly place: Place }>(() => ({ place: 'keys' }));
  return {
    state,
    keys(view) {
      state.setState({ place: 'keys' });
      return list.show(view);
    },
    rotations: () => state.setState({ place: 'rotations' }),
    history: () => state.setState({ place: 'history' }),
    backup: () => state.setState({ place: 'backup' }),
    worklist: () => state.setState({ place: 'worklist' }),
    comparison: () => state.setState({ place: 'comparison' }),
    verification: () => state.setState({ place: 'verification' }),
    whereabouts: () => state.setState({ place: 'whereabouts' }),
    names: () => state.setState({ place: 'names' }),
    look: () => state.setState({ place: 'look' }),
    kept: () => state.setState({ place: 'kept' }),
    handOvers: () => state.setState({ place: 'hand-overs' }),
    reset: () => state.setState({ place: 'keys' }),
  };
}
