import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { type MenuState, menuTemplate } from '../../../../src/main/electron/menu-template.ts';
import { createTexts } from '../../../../src/main/electron/texts.ts';
import { COMMAND_IDS, commandSpec, MENU_COMMANDS } from '../../../../src/shared/commands.ts';

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

  it('has nothing but the commands of the table and what the system does by itself', () => {
    const known = COMMAND_IDS.filter((id) => commandSpec(id).menu !== undefined);
    const own = items({ platform, devTools: true }).filter(
      (item) => item.type !== 'separator' && item.role === undefined,
    );
    expect(own.map(({ id }) => id).sort()).toEqual([...known].sort());
    // Keys that the table does not give would be asked for nowhere else.
    const given = known.flatMap((id) => commandSpec(id).keys?.filter((keys) => keys.includes('mod+')) ?? []);
    expect(own.filter(({ accelerator }) => accelerator !== undefined)).toHaveLength(given.length);
  });

  it('draws a line between blocks, and none at an end', () => {
    const menus = menuTemplate({ platform, unlocked: true, devTools: true }, createTexts('en'), actions);
    for (const { submenu } of menus) {
      const types = Array.isArray(submenu) ? submenu.map((item) => item.type ?? 'item') : [];
      expect([types.at(0), types.at(-1)]).toEqual(['item', 'item']);
      expect(types.join(' ')).not.toContain('separator separator');
    }
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

describe('the settings', () => {
  const place = (platform: NodeJS.Platform) =>
    menuTemplate({ platform, unlocked: true, devTools: false }, createTexts('en'), actions)
      .filter(({ submenu }) => Array.isArray(submenu) && submenu.some(({ id }) => id === 'settings'))
      .map(({ label }) => label);

  it('are where each system has them', () => {
    expect([place('darwin'), place('win32'), place('linux')]).toEqual([['Keyturn'], ['File'], ['File']]);
  });
});

describe('an item', () => {
  it('runs its own command', () => {
    items({})
      .find((item) => item.id === 'search')
      ?.click?.({} as never, undefined, {} as never);
    expect(actions.command).toHaveBeenCalledWith('search');
    expect(actions.openLink).not.toHaveBeenCalled();
  });
});
