import { existsSync, readFileSync } from 'node:fs';

import type { MenuItemConstructorOptions } from 'electron';
import { BUS, openBus, type Remote } from './bus.ts';
import { MENU_PATH, publishMenu } from './dbus-menu.ts';
import { readPng } from './png.ts';
import { Service } from './service.ts';

const ITEM_PATH = '/StatusNotifierItem';
const INTERFACE = 'org.kde.StatusNotifierItem';
const WATCHER: Remote = {
  service: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  interface: 'org.kde.StatusNotifierWatcher',
};
const PROPERTIES: Remote = { ...WATCHER, interface: 'org.freedesktop.DBus.Properties' };

type Image = [number, number, Buffer];

class ItemService extends Service {
  readonly Category = 'ApplicationStatus';
  readonly Id = 'chrome_status_icon_1';
  readonly Title = '';
  readonly Status = 'Active';
  readonly WindowId = 0;
  readonly IconName = '';
  readonly IconThemePath = '';
  readonly OverlayIconName = '';
  readonly AttentionIconName = '';
  readonly AttentionMovieName = '';
  readonly ItemIsMenu = false;
  readonly Menu = MENU_PATH;
  readonly OverlayIconPixmap: readonly Image[] = [];
  readonly AttentionIconPixmap: readonly Image[] = [];
  IconPixmap: readonly Image[] = [];
  ToolTip: [string, readonly Image[], string, string] = ['', [], '', ''];
  readonly #activated: () => void;

  constructor(activated: () => void) {
    super(INTERFACE);
    this.#activated = activated;
  }

  Activate(): void {
    this.#activated();
  }

  SecondaryActivate(): void {
    this.#activated();
  }

  ContextMenu(): void {
    // Electron draws its own menu at the place; where nothing draws there is none.
  }

  Scroll(): void {
    // No item of Electron's does anything on it.
  }
}

const read = (signature: string) => ({ signature, access: 'read' as const });
ItemService.configureMembers({
  properties: {
    ...{ Category: read('s'), Id: read('s'), Title: read('s'), Status: read('s'), WindowId: read('i') },
    ...{ IconName: read('s'), IconThemePath: read('s'), OverlayIconName: read('s') },
    ...{
      AttentionIconName: read('s'),
      AttentionMovieName: read('s'),
      ItemIsMenu: read('b'),
      Menu: read('o'),
    },
    ...{ IconPixmap: read('a(iiay)'), OverlayIconPixmap: read('a(iiay)') },
    ...{ AttentionIconPixmap: read('a(iiay)'), ToolTip: read('(sa(iiay)ss)') },
  },
  methods: {
    Activate: { inSignature: 'ii' },
    SecondaryActivate: { inSignature: 'ii' },
    ContextMenu: { inSignature: 'ii' },
    Scroll: { inSignature: 'is' },
  },
});

export interface StatusItemDeps {
  readonly activated: () => void;
  readonly pressed: (item: MenuItemConstructorOptions) => void;
}

export interface StatusItem {
  setImage(path: string): void;
  setToolTip(text: string): void;
  setMenu(template: readonly MenuItemConstructorOptions[]): void;
  /** Ends its connection, by which the watcher forgets it. */
  destroy(): void;
}

/**
 * A StatusNotifierItem, in the order in which Chromium makes one (`status_icon_linux_dbus.cc`): it asks once whether a
 * host is there and is shown nowhere for good if none is; registered, it registers again with each later watcher.
 */
export function createStatusItem({ activated, pressed }: StatusItemDeps): StatusItem {
  const bus = openBus();
  const item = new ItemService(activated);
  bus.publish(ITEM_PATH, item);
  const setMenu = publishMenu(bus, pressed);
  const changed = (signal: string) => bus.signal({ path: ITEM_PATH, interface: INTERFACE }, signal);

  const register = async () =>
    void (await bus.call(WATCHER, 'RegisterStatusNotifierItem', 's', [await bus.name()]));
  const begin = async (): Promise<void> => {
    const [owned] = await bus.call(BUS, 'NameHasOwner', 's', [WATCHER.service]);
    if (owned !== true) return;
    const asked = [WATCHER.interface, 'IsStatusNotifierHostRegistered'];
    const [hosted] = await bus.call(PROPERTIES, 'Get', 'ss', asked);
    if ((hosted as { value?: unknown } | undefined)?.value !== true) return;
    await bus.listen(BUS, 'NameOwnerChanged', ([name, , owner]) => {
      if (name === WATCHER.service && owner !== '') register().catch(() => undefined);
    });
    await register();
  };
  // Without a bus nothing is shown, and nothing else is amiss.
  begin().catch(() => undefined);

  return {
    setImage(path) {
      // The sharpest of the images that Electron reads from beside the path.
      const sharp = path.replace(/\.png$/, '@2x.png');
      const { width, height, argb } = readPng(readFileSync(existsSync(sharp) ? sharp : path));
      item.IconPixmap = [[width, height, argb]];
      changed('NewIcon');
    },
    setToolTip(text) {
      item.ToolTip = ['', [], text, ''];
      changed('NewToolTip');
    },
    setMenu,
    destroy: () => bus.close(),
  };
}
