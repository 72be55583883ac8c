import { useEffect, useEffectEvent } from 'react';
import { assertNever } from '../shared/assert-never.ts';
import type { MenuCommand } from '../shared/ipc/events.ts';
import type { Command } from './commands.ts';
import { useShortcut } from './lib/use-shortcuts.ts';
import { useStores } from './stores/react.ts';

function CommandShortcut({
  command,
  keys,
}: {
  readonly command: Command;
  readonly keys: readonly [string, ...string[]];
}) {
  const { id, label, group, run, inDialogs = false, when } = command;
  const { dialogs, presence } = useStores();
  const covered = (): boolean =>
    dialogs.state.getState().open !== null || presence.state.getState().asking !== null;
  useShortcut({
    id,
    keys,
    label,
    group,
    run,
    inDialogs,
    // A dialog that was just asked for may not have the focus yet: keys meant for it must not act behind it.
    when: (event) => (inDialogs || !covered()) && (when?.(event) ?? true),
  });
  return null;
}

/** Which command of the window a menu's command is. */
function commandId(command: MenuCommand): string {
  switch (command) {
    case 'due':
      return 'view-due';
    case 'rotations':
      return 'view-rotations';
    case 'add':
    case 'import':
    case 'search':
    case 'lock':
    case 'settings':
    case 'verify':
    case 'shortcuts':
      return command;
    default:
      return assertNever(command);
  }
}

/** Puts the commands on their keys, and runs those that menus and the tray send. */
export function CommandShortcuts({ commands }: { readonly commands: readonly Command[] }) {
  const { client } = useStores();
  const run = useEffectEvent((command: MenuCommand) => {
    if (command === 'search') document.querySelector<HTMLInputElement>('main search input')?.select();
    else commands.find(({ id }) => id === commandId(command))?.run();
  });
  useEffect(() => {
    const take = async (): Promise<void> => {
      const command = await client.call('shell.takeCommand', {});
      if (command !== null) run(command);
    };
    const told = (): void => void take().catch(() => undefined);
    // One may wait from before there was a page.
    told();
    return client.on('menu.command', told);
  }, [client]);
  return commands.map((command) =>
    command.keys === undefined ? null : (
      <CommandShortcut key={command.id} command={command} keys={command.keys} />
    ),
  );
}
