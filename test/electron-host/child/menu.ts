import type { MenuItemConstructorOptions } from 'electron';
import type { MenuItemFacts } from '../shared/controls.ts';
import { app } from './app.ts';
import { offer } from './controls.ts';
import { answer } from './link.ts';

type Template = readonly MenuItemConstructorOptions[];

/** A menu; the stand-in keeps its template and shows nothing. */
export class Menu {
  readonly template: Template;
  static application: Menu | null = null;

  constructor(template: Template) {
    this.template = template;
  }

  static buildFromTemplate(template: Template): Menu {
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.application = menu;
  }

  /** What a person could read in it. */
  facts(): readonly MenuItemFacts[] {
    return this.template.filter((item) => item.type !== 'separator').map(factsOf);
  }

  /** The same, apart where the menu draws a line. */
  groups(): readonly (readonly MenuItemFacts[])[] {
    const groups: MenuItemFacts[][] = [[]];
    for (const item of this.template) {
      if (item.type === 'separator') groups.push([]);
      else groups.at(-1)?.push(factsOf(item));
    }
    return groups;
  }

  /** Clicks the first enabled item that fits; false where there is none. */
  click(fits: (item: MenuItemConstructorOptions) => boolean): boolean {
    const item = this.template.flatMap(withSubmenu).find((each) => fits(each) && each.enabled !== false);
    if (item === undefined) return false;
    if (item.role === 'quit') app.quit();
    item.click?.({} as never, undefined, {} as never);
    return true;
  }
}

const submenuOf = (item: MenuItemConstructorOptions): Template =>
  Array.isArray(item.submenu) ? item.submenu : [];
const withSubmenu = (item: MenuItemConstructorOptions): MenuItemConstructorOptions[] => [
  item,
  ...submenuOf(item).flatMap(withSubmenu),
];
const factsOf = (item: MenuItemConstructorOptions): MenuItemFacts => ({
  id: item.id ?? item.role ?? '',
  label: item.label ?? '',
  accelerator: item.accelerator?.toString() ?? null,
  enabled: item.enabled !== false,
  submenu: submenuOf(item)
    .filter((each) => each.type !== 'separator')
    .map(factsOf),
});

answer('pressAccelerator', async (accelerator) => {
  Menu.application?.click((item) => item.accelerator?.toString().toUpperCase() === accelerator.toUpperCase());
});
offer('menu.items', () => Menu.application?.facts() ?? []);
offer('menu.click', (id) => {
  if (Menu.application?.click((item) => item.id === id) !== true)
    throw new Error(`No enabled menu item ${id}`);
});
