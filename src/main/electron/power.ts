import { powerMonitor } from 'electron';
import type { Power, PowerEvent } from '../ports/power.ts';

/**
 * The system's power and session events. To be called after `ready`. Sleep is told everywhere, the screen lock on macOS and
 * Windows, a change of user on macOS, a shutdown on macOS and Linux; the others are told nowhere.
 */
export function createPower(): Power {
  const listeners = new Set<(event: PowerEvent) => void>();
  const tell = (event: PowerEvent) => () => {
    for (const listener of listeners) listener(event);
  };
  powerMonitor.on('suspend', tell('suspend'));
  powerMonitor.on('resume', tell('resume'));
  powerMonitor.on('lock-screen', tell('away'));
  powerMonitor.on('user-did-resign-active', tell('away'));
  powerMonitor.on('shutdown', tell('shutdown'));
  return {
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
