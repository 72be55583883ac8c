import { useLayoutEffect } from 'react';
import { useStores } from '../stores/react.ts';

/**
 * What a dialog renders whose subject is not there, or is there no longer: it closes the dialog, since the window behind
 * an open one takes neither keys nor presses.
 */
export function GoneDialog() {
  const { dialogs } = useStores();
  // Before anything else can be opened in its place.
  useLayoutEffect(() => dialogs.close(), [dialogs]);
  return null;
}
