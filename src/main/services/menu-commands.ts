import type { MenuCommand } from '../../shared/commands.ts';
import type { Events } from './events.ts';

/**
 * Commands on their way from a menu to the page. A page that is there is told at once; one that is still being made
 * takes the command when it is ready, so that none is lost.
 */
export interface MenuCommands {
  /** The last one wins. Emits `menu.command`. */
  push(command: MenuCommand): void;
  take(): MenuCommand | null;
}

export function createMenuCommands(events: Events, isOpen: () => boolean): MenuCommands {
  let waiting: MenuCommand | null = null;
  // What was meant for the open vault means nothing after the next unlock.
  events.subscribe((name) => {
    if (name === 'vault.changed' && !isOpen()) waiting = null;
  });
  return {
    push(command) {
      waiting = command;
      events.emit('menu.command', { command });
    },
    take() {
      const taken = waiting;
      waiting = null;
      return taken;
    },
  };
}
