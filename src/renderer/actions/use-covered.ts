import { useCallback } from 'react';
import { useStores } from '../stores/react.ts';

/**
 * Tells whether a dialog is open or just asked for. What comes from outside of the page, a menu's command or a dropped
 * file, knows nothing of it: it must not take the place of a code that is shown once, or of something that runs.
 */
export function useCovered(): () => boolean {
  const { dialogs, presence, reach } = useStores();
  return useCallback(
    () =>
      dialogs.state.getState().open !== null ||
      presence.state.getState().asking !== null ||
      reach.state.getState().request !== null,
    [dialogs, presence, reach],
  );
}
