import { Variant } from '@jellybrick/dbus-next';
import type { MenuItemConstructorOptions } from 'electron';

type Template = readonly MenuItemConstructorOptions[];
/** `(ia{sv}av)`: an id, its properties, what is below it. */
export type Node = [number, Record<string, Variant>, Variant[]];

/** A menu in the form of com.canonical.dbusmenu, version 3. */
export interface Layout {
  /** The item under an id; 0 is the menu itself. */
  node(id: number): Node | null;
  /** What was asked for under an id. */
  item(id: number): MenuItemConstructorOptions | null;
  readonly ids: readonly number[];
}

/** Numbers the items of a template in their order, from 1. */
export function layoutOf(template: Template): Layout {
  const items = new Map<number, MenuItemConstructorOptions>();
  const nodes = new Map<number, Node>();
  const build = (item: MenuItemConstructorOptions): Variant => {
    const id = items.size + 1;
    items.set(id, item);
    const below = Array.isArray(item.submenu) ? item.submenu : [];
    const node: Node = [id, propertiesOf(item, below.length > 0), []];
    nodes.set(id, node);
    node[2].push(...below.map(build));
    return new Variant('(ia{sv}av)', node);
  };
  nodes.set(0, [0, { 'children-display': new Variant('s', 'submenu') }, template.map(build)]);
  return {
    node: (id) => nodes.get(id) ?? null,
    item: (id) => items.get(id) ?? null,
    ids: [...nodes.keys()],
  };
}

function propertiesOf(item: MenuItemConstructorOptions, parent: boolean): Record<string, Variant> {
  if (item.type === 'separator') return { type: new Variant('s', 'separator') };
  return {
    label: new Variant('s', labelOf(item.label ?? '')),
    enabled: new Variant('b', item.enabled !== false),
    visible: new Variant('b', item.visible !== false),
    ...(parent ? { 'children-display': new Variant('s', 'submenu') } : {}),
  };
}

/** Electron marks a mnemonic by an ampersand and doubles one that is meant; here it is an underscore. */
function labelOf(label: string): string {
  return label.replaceAll('_', '__').replace(/&(&?)/g, (_, second: string) => (second === '&' ? '&' : '_'));
}
