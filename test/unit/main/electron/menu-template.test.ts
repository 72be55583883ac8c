import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { type MenuState, menuTemplate } from '../../../../src/main/electron/menu-template.ts';
import { createTexts } from '../../../../src/main/electron/texts.ts';
import { MENU_COMMANDS } from '../../../../src/shared/ipc/events.ts';

const actions = { command: vi.fn(), openLink: vi.fn() };
const items = (state: Partial<MenuState>, locale: 'en' | 'zh-CN' = 'en'): MenuItemConstructorOptions[] =>
  menuTemplate(
    { platform: 'linux', unlocked: true, devTools: false, ...state },
    createTexts(locale),
    actions,
  ).flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []));

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  it('offers every command once', () => {
    const ids = items({ platform }).map((item) => item.id);
    for (const command of MENU_COMMANDS) expect(ids.filter((id) => id === command)).toEqual([command]);
  });

  it('is grey in all that needs an open vault', () => {
    const locked = items({ platform, unlocked: false }).filter((item) =>
      MENU_COMMANDS.some((name) => name === item.id),
    );
    expect(locked.map((item) => item.enabled)).toEqual(MENU_COMMANDS.map(() => false));
  });

  it.each(['en', 'zh-CN'] as const)('has a text for every item (%s)', (locale) => {
    const labels = items({ platform, devTools: true }, locale).filter((item) => item.type !== 'separator');
    expect(labels.filter((item) => !item.label || /^shell\./.test(item.label))).toEqual([]);
  });

  it('gives no key twice', () => {
    const keys = items({ platform }).flatMap((item) => item.accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('shows the developer tools only where they work', () => {
    const has = (devTools: boolean) =>
      items({ platform, devTools }).some((item) => item.role === 'toggleDevTools');
    expect([has(true), has(false)]).toEqual([true, false]);
  });

  it('can be quit', () => {
    expect(items({ platform }).filter((item) => item.role === 'quit')).toHaveLength(1);
  });
});

describe('an item', () => {
  it('runs its own command', () => {
    items({})
      .find((item) => item.id === 'search')
      ?.click?.({} as never, undefined, {} as never);
    expect(actions.command).toHaveBeenCalledWith('search');
  });
});
