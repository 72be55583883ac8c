import type { Variant } from '@jellybrick/dbus-next';
import type { MenuItemConstructorOptions } from 'electron';
import type { Bus } from './bus.ts';
import { type Layout, layoutOf, type Node } from './menu-layout.ts';
import { Service } from './service.ts';

export const MENU_PATH = '/org/chromium/DbusMenu';
const INTERFACE = 'com.canonical.dbusmenu';

class MenuService extends Service {
  readonly Version = 3;
  readonly TextDirection = 'ltr';
  readonly Status = 'normal';
  readonly IconThemePath: readonly string[] = [];
  readonly #press: (item: MenuItemConstructorOptions) => void;
  layout: Layout = layoutOf([]);
  revision = 1;

  constructor(press: (item: MenuItemConstructorOptions) => void) {
    super(INTERFACE);
    this.#press = press;
  }

  GetLayout(parent: number): [number, Node] {
    const node = this.layout.node(parent);
    if (node === null) throw new Error(`There is no item ${parent}`);
    return [this.revision, node];
  }

  GetGroupProperties(ids: readonly number[]): [number, Record<string, Variant>][] {
    const asked = ids.length === 0 ? this.layout.ids : ids;
    return asked.flatMap((id) => {
      const node = this.layout.node(id);
      return node === null ? [] : [[id, node[1]]];
    });
  }

  GetProperty(id: number, name: string): Variant {
    const found = this.layout.node(id)?.[1][name];
    if (found === undefined) throw new Error(`Item ${id} has no ${name}`);
    return found;
  }

  Event(id: number, kind: string): void {
    const item = this.layout.item(id);
    if (kind === 'clicked' && item !== null && item.enabled !== false) this.#press(item);
  }

  EventGroup(events: readonly [number, string, Variant, number][]): number[] {
    for (const [id, kind] of events) this.Event(id, kind);
    return events.map(([id]) => id).filter((id) => this.layout.node(id) === null);
  }

  AboutToShow(): boolean {
    return false;
  }

  AboutToShowGroup(): [number[], number[]] {
    return [[], []];
  }
}

MenuService.configureMembers({
  properties: {
    Version: { signature: 'u', access: 'read' },
    TextDirection: { signature: 's', access: 'read' },
    Status: { signature: 's', access: 'read' },
    IconThemePath: { signature: 'as', access: 'read' },
  },
  methods: {
    GetLayout: { inSignature: 'iias', outSignature: 'u(ia{sv}av)' },
    GetGroupProperties: { inSignature: 'aias', outSignature: 'a(ia{sv})' },
    GetProperty: { inSignature: 'is', outSignature: 'v' },
    Event: { inSignature: 'isvu' },
    EventGroup: { inSignature: 'a(isvu)', outSignature: 'ai' },
    AboutToShow: { inSignature: 'i', outSignature: 'b' },
    AboutToShowGroup: { inSignature: 'ai', outSignature: 'aiai' },
  },
});

/** Offers a menu to whoever shows the tray; returns what puts another in its place. */
export function publishMenu(
  bus: Bus,
  press: (item: MenuItemConstructorOptions) => void,
): (template: readonly MenuItemConstructorOptions[]) => void {
  const menu = new MenuService(press);
  bus.publish(MENU_PATH, menu);
  return (template) => {
    menu.layout = layoutOf(template);
    menu.revision += 1;
    bus.signal({ path: MENU_PATH, interface: INTERFACE }, 'LayoutUpdated', 'ui', [menu.revision, 0]);
  };
}
