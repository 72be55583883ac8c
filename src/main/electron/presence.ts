import { systemPreferences } from 'electron';
import type { Presence } from '../ports/presence.ts';
import type { Translate } from './texts.ts';

/** Touch ID where there is a sensor that can be used now; other systems have nothing that Electron could ask. */
export function createPresence(texts: () => Translate): Presence {
  return {
    // The two methods exist on macOS alone, whatever their types say.
    kind: () => (systemPreferences.canPromptTouchID?.() === true ? 'touch-id' : 'none'),
    prove: (reason) =>
      systemPreferences.promptTouchID(texts()(`shell.presence.${reason}`)).then(
        () => true,
        () => false,
      ),
  };
}
