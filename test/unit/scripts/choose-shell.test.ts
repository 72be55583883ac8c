import { describe, expect, it, vi } from 'vitest';
import { chooseShell } from '../../../scripts/lib/choose-shell.ts';
import { hasDisplay } from '../../../scripts/lib/display.ts';

const electron = vi.fn(async (): Promise<string | null> => null);

describe('chooseShell', () => {
  it('takes Electron where it can be had', async () => {
    electron.mockResolvedValueOnce('/e');
    const shell = await chooseShell({ display: true, electron, chromium: () => '/c' });
    expect(shell).toEqual({ kind: 'electron', binary: '/e' });
  });

  it('takes Chromium else', async () => {
    const shell = await chooseShell({ display: true, electron, chromium: () => '/c' });
    expect(shell).toEqual({ kind: 'chromium', executable: '/c' });
  });

  it('says what is missing, and downloads nothing where nothing could be shown', async () => {
    electron.mockClear();
    expect(await chooseShell({ display: false, electron, chromium: () => '/c' })).toEqual({
      kind: 'none',
      why: 'no-display',
    });
    expect(electron).not.toHaveBeenCalled();
    expect(await chooseShell({ display: true, electron, chromium: () => null })).toEqual({
      kind: 'none',
      why: 'no-browser',
    });
  });
});

describe('hasDisplay', () => {
  it.each([
    [{}, 'linux', false],
    [{ DISPLAY: '' }, 'linux', false],
    [{ DISPLAY: ':0' }, 'linux', true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'freebsd', true],
    [{}, 'darwin', true],
    [{}, 'win32', true],
  ] as const)('%j on %s: %s', (env, platform, expected) => {
    expect(hasDisplay(env, platform)).toBe(expected);
  });
});
