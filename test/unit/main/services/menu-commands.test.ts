import { expect, it } from 'vitest';
import { createEvents } from '../../../../src/main/services/events.ts';
import { createMenuCommands } from '../../../../src/main/services/menu-commands.ts';

it('keeps the last command until a page takes it, once, and not over a lock', () => {
  const events = createEvents();
  let open = true;
  const commands = createMenuCommands(events, () => open);
  const heard: unknown[] = [];
  events.subscribe((name, payload) => heard.push([name, payload]));
  commands.push('add');
  commands.push('settings');
  expect(heard).toEqual([
    ['menu.command', { command: 'add' }],
    ['menu.command', { command: 'settings' }],
  ]);
  expect(commands.take()).toBe('settings');
  expect(commands.take()).toBeNull();
  commands.push('add');
  open = false;
  events.emit('vault.changed', {});
  expect(commands.take()).toBeNull();
});
