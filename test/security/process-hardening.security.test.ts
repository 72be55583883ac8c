import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusedSwitches } from '../../src/main/electron/debug-switches.ts';
import { refusedVariables } from '../../src/main/electron/debug-variables.ts';
import { hardenProcess, REFUSED_START, tellUnsandboxed } from '../../src/main/electron/process-hardening.ts';

const app = vi.hoisted(() => ({
  isPackaged: false,
  enableSandbox: vi.fn(),
  exit: vi.fn(),
  on: vi.fn(),
  getLocale: () => 'en-US',
  getPreferredSystemLanguages: (): readonly string[] => [],
}));
vi.mock('electron', () => ({ app }));

let written = '';
beforeEach(() => {
  vi.clearAllMocks();
  written = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a debugger', () => {
  it.each([
    '--inspect',
    '--inspect=9229',
    '--inspect-brk',
    '-inspect',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-allow-origins=*',
    '--js-flags=--expose-gc',
    '--load-extension=/tmp/x',
    '--renderer-cmd-prefix=gdb',
    '--disable-web-security',
    '--ignore-certificate-errors',
    '--ssl-key-log-file=/tmp/keys',
  ])('is asked for by %s', (argument) => {
    expect(refusedSwitches(['keyturn', argument], 'linux')).toEqual([argument.split('=')[0]]);
  });

  it.each(['/inspect', '--INSPECT', '/Remote-Debugging-Port=1'])(
    'is asked for on Windows by %s',
    (argument) => {
      expect(refusedSwitches(['keyturn', argument], 'win32')).toHaveLength(1);
      expect(refusedSwitches(['keyturn', argument], 'linux')).toEqual([]);
    },
  );

  it.each(['cli', '--vault', '--json', 'inspect', '/tmp/--inspect', '--hidden'])(
    'is not asked for by %s',
    (argument) => expect(refusedSwitches(['keyturn', argument], 'linux')).toEqual([]),
  );

  it.each([
    '--inspect-brk',
    '--max-old-space-size=1000 --require /tmp/a.js',
    '-r /tmp/a.js',
    '--import=data:text/javascript,1',
    '--tls-keylog=/tmp/keys',
  ])('or foreign code is asked for by NODE_OPTIONS=%s', (value) =>
    expect(refusedVariables({ NODE_OPTIONS: value })).toEqual(['NODE_OPTIONS']),
  );

  it.each([undefined, '', '--max-old-space-size=4096', '--no-warnings --enable-source-maps'])(
    'is not asked for by NODE_OPTIONS=%s',
    (value) => expect(refusedVariables(value === undefined ? {} : { NODE_OPTIONS: value })).toEqual([]),
  );
});

describe('an installed app', () => {
  beforeEach(() => {
    app.isPackaged = true;
  });

  it.each([
    [['--inspect=127.0.0.1:9229'], {}, '--inspect '],
    [[], { NODE_OPTIONS: '--require /tmp/private-name.js' }, 'NODE_OPTIONS '],
  ] as const)('ends before anything starts, and says why: %j %j', (args, env, named) => {
    expect(hardenProcess(['keyturn', ...args], env, 'linux')).toBe(false);
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(REFUSED_START);
    expect(REFUSED_START).not.toBe(0);
    expect(written).toContain(`Keyturn does not start: ${named}`);
    expect(written).not.toMatch(/9229|private-name/);
  });

  it('closes developer tools that something opens', () => {
    expect(hardenProcess(['keyturn'], {}, 'linux')).toBe(true);
    const created = app.on.mock.calls.find(([name]) => name === 'web-contents-created')?.[1];
    const contents = { on: vi.fn(), closeDevTools: vi.fn() };
    created?.({}, contents);
    const opened = contents.on.mock.calls.find(([name]) => name === 'devtools-opened')?.[1];
    opened?.();
    expect(contents.closeDevTools).toHaveBeenCalledOnce();
  });
});

it('an app that is not installed leaves a developer both', () => {
  app.isPackaged = false;
  expect(hardenProcess(['electron', '.', '--inspect'], { NODE_OPTIONS: '--inspect' }, 'linux')).toBe(true);
  expect(app.exit).not.toHaveBeenCalled();
  expect(app.on).not.toHaveBeenCalled();
});

describe('the sandbox of the operating system', () => {
  // An AppImage asks for it by itself where the system allows nothing else.
  const without = ['keyturn', '--no-sandbox', '--hidden'];

  it('may be left out of an installed app, which says so once, when it opens its window', () => {
    app.isPackaged = true;
    expect(hardenProcess(without, {}, 'linux')).toBe(true);
    expect(written).toBe('');
    tellUnsandboxed(without);
    expect(written).toMatch(/^Keyturn starts without the system’s sandbox [^\n]*\n$/);
  });

  it.each([
    [true, ['keyturn']],
    [true, ['keyturn', '--no-sandbox=0']],
    [false, ['electron', '--no-sandbox', '.']],
  ])('is no matter otherwise (installed: %s, %j)', (packaged, argv) => {
    app.isPackaged = packaged;
    tellUnsandboxed(argv);
    expect(written).toBe('');
  });
});

it.each([true, false])('the sandbox is on for every renderer (installed: %s)', (packaged) => {
  app.isPackaged = packaged;
  expect(hardenProcess(['keyturn'], {}, 'linux')).toBe(true);
  expect(app.enableSandbox).toHaveBeenCalledOnce();
});
