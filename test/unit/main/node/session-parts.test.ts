import { describe, expect, it } from 'vitest';
import { type AskBus, askSessionBus, type BusCall } from '../../../../src/main/node/session-bus.ts';
import { createSessionParts } from '../../../../src/main/node/session-parts.ts';

const WAYLAND = { XDG_SESSION_TYPE: 'wayland' };
const WATCHER = 'org.kde.StatusNotifierWatcher';

/** A bus on which these names are owned, as one of the two programs would print it. */
const bus = (owned: readonly string[], hosted: boolean | string, startable = ''): AskBus => {
  return async ({ method, arguments: [first = ''] }) => {
    if (method === 'NameHasOwner') return `b ${owned.includes(first)}\n`;
    if (method === 'ListActivatableNames') return `as 2 "org.freedesktop.DBus" "${startable}"\n`;
    if (typeof hosted === 'string') throw new Error(hosted);
    return `v b ${hosted}\n`;
  };
};
const deadBus: AskBus = async () => {
  throw new Error('Failed to connect');
};

describe('the tray host', () => {
  it.each([
    ['a watcher with a host', bus([WATCHER], true), WAYLAND, 'present'],
    ['a watcher without a host', bus([WATCHER], false), WAYLAND, 'absent'],
    ['no watcher', bus([], true), WAYLAND, 'absent'],
    ['no watcher on GNOME', bus([], true), { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' }, 'absent'],
    ['no watcher beside a window manager of X11', bus([], true), { XDG_CURRENT_DESKTOP: 'i3' }, 'unknown'],
    ['no watcher and no word of the desktop', bus([], true), {}, 'unknown'],
    ['a watcher beside a window manager of X11', bus([WATCHER], true), {}, 'present'],
    ['a watcher that does not answer', bus([WATCHER], 'timed out'), WAYLAND, 'unknown'],
    ['no bus', deadBus, WAYLAND, 'unknown'],
    ['an answer that is none', async () => 's "maybe"', WAYLAND, 'unknown'],
    ['the other program, yes', async () => '(<true>,)', WAYLAND, 'present'],
    ['the other program, no', async () => '(false,)', WAYLAND, 'absent'],
  ] as const)('with %s', async (_name, ask, env, found) => {
    expect(await createSessionParts(ask, env).trayHost()).toBe(found);
  });
});

describe('notifications', () => {
  const NAME = 'org.freedesktop.Notifications';
  it.each([
    ['shown by a service that runs', bus([NAME], false), 'present'],
    ['shown by one that the bus starts', bus([], false, NAME), 'present'],
    ['shown by nothing', bus([], false, `${NAME}2`), 'absent'],
    ['on a bus that is gone', deadBus, 'unknown'],
  ] as const)('%s', async (_name, ask, found) => {
    expect(await createSessionParts(ask, {}).notifications()).toBe(found);
  });
});

describe('asking the bus', () => {
  const call: BusCall = {
    ...{
      service: 'org.example',
      path: '/a',
      interface: 'org.example.I',
      method: 'Ask',
      arguments: ['b', 'c'],
    },
  };
  const missing = () => Object.assign(new Error('spawn'), { code: 'ENOENT' });

  it('starts no service, and waits for no answer for long', async () => {
    const seen: unknown[] = [];
    const ask = askSessionBus(async (...program) => {
      seen.push(program);
      return 'b true';
    });
    expect(await ask(call)).toBe('b true');
    await ask({ ...call, arguments: [] });
    const before = ['--user', '--auto-start=no', '--timeout=1.5', 'call'];
    expect(seen).toEqual([
      ['/usr/bin/busctl', [...before, 'org.example', '/a', 'org.example.I', 'Ask', 'ss', 'b', 'c']],
      ['/usr/bin/busctl', [...before, 'org.example', '/a', 'org.example.I', 'Ask']],
    ]);
  });

  it('asks by the other program where the first is not installed, and gives up where neither is', async () => {
    const files: string[] = [];
    const ask = askSessionBus(async (file, args) => {
      files.push(file);
      if (file === '/usr/bin/busctl') throw missing();
      return args.join(' ');
    });
    expect(await ask(call)).toBe(
      'call --session --timeout 2 --dest org.example --object-path /a --method org.example.I.Ask b c',
    );
    expect(files).toEqual(['/usr/bin/busctl', '/usr/bin/gdbus']);
    const none = askSessionBus(async () => {
      throw missing();
    });
    await expect(none(call)).rejects.toThrow('No program');
  });

  it('asks nobody else after a failure: a bus that hangs costs one wait', async () => {
    let asked = 0;
    const ask = askSessionBus(async () => {
      asked += 1;
      throw new Error('Connection timed out');
    });
    await expect(ask(call)).rejects.toThrow('timed out');
    expect(asked).toBe(1);
  });
});
