import { beforeEach, describe, expect, it, vi } from 'vitest';
import { asksForDebugger, hardenProcess } from '../../src/main/electron/process-hardening.ts';

const app = vi.hoisted(() => ({ isPackaged: false, enableSandbox: vi.fn(), exit: vi.fn() }));
vi.mock('electron', () => ({ app }));

beforeEach(() => {
  app.enableSandbox.mockClear();
  app.exit.mockClear();
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
  ])('is asked for by %s', (argument) => expect(asksForDebugger(['keyturn', argument])).toBe(true));

  it.each(['cli', '--vault', '--json', 'inspect', '/tmp/--inspect'])('is not asked for by %s', (argument) =>
    expect(asksForDebugger(['keyturn', argument])).toBe(false),
  );

  it('ends an installed app before anything starts', () => {
    app.isPackaged = true;
    expect(hardenProcess(['keyturn', '--inspect'])).toBe(false);
    expect(app.exit).toHaveBeenCalledWith(1);
  });

  it('is a developer’s right in an app that is not installed', () => {
    app.isPackaged = false;
    expect(hardenProcess(['electron', '.', '--inspect'])).toBe(true);
    expect(app.exit).not.toHaveBeenCalled();
  });
});

describe('the sandbox', () => {
  it.each([true, false])('is on for every renderer (installed: %s)', (packaged) => {
    app.isPackaged = packaged;
    expect(hardenProcess(['keyturn'])).toBe(true);
    expect(app.enableSandbox).toHaveBeenCalledOnce();
  });
});
