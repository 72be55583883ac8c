import { beforeEach, describe, expect, it, vi } from 'vitest';

const nativeTheme = vi.hoisted(() => ({
  shouldUseDarkColors: false,
  shouldUseDarkColorsForSystemIntegratedUI: true,
  themeSource: 'system',
  on: vi.fn(),
}));
vi.mock('electron', () => ({ nativeTheme }));
const { watchBarTheme } = await import('../../../../src/main/electron/bar-theme.ts');

beforeEach(() => {
  nativeTheme.shouldUseDarkColors = false;
});

describe('the bar', () => {
  it.each([
    ['linux', 'GNOME', true],
    ['linux', 'ubuntu:GNOME', true],
    ['linux', 'Unity:Unity7:ubuntu', true],
    ['linux', 'KDE', false],
    ['linux', undefined, false],
    ['darwin', 'GNOME', false],
    // Windows says by itself.
    ['win32', undefined, true],
  ] as const)('of %s with %s beside light windows is dark: %s', (platform, desktop, dark) => {
    const env = desktop === undefined ? {} : { XDG_CURRENT_DESKTOP: desktop };
    expect(watchBarTheme(platform, env).dark()).toBe(dark);
  });

  it('is dark elsewhere where the windows are', () => {
    nativeTheme.shouldUseDarkColors = true;
    expect(watchBarTheme('linux', { XDG_CURRENT_DESKTOP: 'KDE' }).dark()).toBe(true);
  });
});
