import { useCallback } from 'react';
import { inFront } from '../stores/broker.ts';
import { useStores } from '../stores/react.ts';

/**
 * Tells whether a dialog is open or just asked for. What comes from outside of the page, a menu's command or a dropped
 * file, knows nothing of it: it must not take the place of a code that is shown once, or of something that runs.
 */
export function useCovered(): () => boolean {
  const { dialogs, presence, reach, broker } = useStores();
  return useCallback(
    () =>
      dialogs.state.getState().open !== null ||
      presence.state.getState().asking !== null ||
      reach.state.getState().request !== null ||
      inFront(broker.state.getState()) !== undefined,
    [dialogs, presence, reach, broker],
  );
}
