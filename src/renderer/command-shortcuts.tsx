import { useEffect, useEffectEvent } from 'react';
import type { MenuCommand } from '../shared/commands.ts';
import { useCovered } from './actions/use-covered.ts';
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
  const { id, run, inDialogs = false, inMenu = false, when } = command;
  const covered = useCovered();
  useShortcut({
    id,
    keys,
    run,
    inDialogs,
    inMenu,
    // A dialog that was just asked for may not have the focus yet: keys meant for it must not act behind it.
    when: (event) => (inDialogs || !covered()) && (when?.(event) ?? true),
  });
  return null;
}

/** Puts the commands on their keys, and runs those that menus and the tray send. */
export function CommandShortcuts({ commands }: { readonly commands: readonly Command[] }) {
  const { client } = useStores();
  const covered = useCovered();
  const run = useEffectEvent((command: MenuCommand) => {
    const found = commands.find(({ id }) => id === command);
    if (covered() && found?.inDialogs !== true) return;
    found?.run();
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
