import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { CommandId } from '../../shared/commands.ts';
import { keyPlatform } from './key-platform.ts';
import { createShortcuts, type Shortcut } from './shortcuts.ts';

/** The app's registry; `listenForShortcuts` connects it to the window once. */
export const shortcuts = createShortcuts(keyPlatform());

/** Feeds the window's key presses to the registry; the returned function stops it. */
export function listenForShortcuts(): () => void {
  const handle = (event: KeyboardEvent) => {
    shortcuts.handle(event);
  };
  window.addEventListener('keydown', handle);
  return () => window.removeEventListener('keydown', handle);
}

/** Keeps a shortcut registered while the component is mounted and `enabled`. `run` may change freely. */
export function useShortcut(shortcut: Shortcut, enabled = true): void {
  const { id, inFields = false, inDialogs = false, inMenu = false } = shortcut;
  const keys = shortcut.keys.join(' ');
  const run = useEffectEvent((event: KeyboardEvent) => shortcut.run(event));
  const when = useEffectEvent((event: KeyboardEvent) => shortcut.when?.(event) ?? true);
  useEffect(() => {
    if (!enabled) return;
    const [first = '', ...others] = keys.split(' ');
    return shortcuts.register({
      id,
      keys: [first, ...others],
      inFields,
      inDialogs,
      inMenu,
      run: (event) => run(event),
      when: (event) => when(event),
    });
  }, [enabled, id, keys, inFields, inDialogs, inMenu]);
}

/** The caps of one shortcut ("Ctrl", "K"), for tooltips and menus; null while it is not registered. */
export function useShortcutKeys(id: CommandId | undefined): readonly string[] | null {
  useSyncExternalStore(shortcuts.onChange, shortcuts.list);
  return id === undefined ? null : shortcuts.keysOf(id);
}
