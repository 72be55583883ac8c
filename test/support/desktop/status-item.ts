import { z } from 'zod';
import type { askBus, BusObject } from './bus.ts';

type Bus = ReturnType<typeof askBus>;

const pixmaps = z.array(z.tuple([z.number(), z.number(), z.array(z.number())]));
const tooltip = z.tuple([z.string(), pixmaps, z.string(), z.string()]);

/** A status item as a tray reads it. */
export interface ItemSeen {
  readonly service: string;
  readonly icon: z.infer<typeof pixmaps>;
  readonly tooltip: string;
  readonly status: unknown;
  readonly category: unknown;
  /** The path of its menu. */
  readonly menu: string;
  /** A press on the icon. */
  activate(): Promise<void>;
}

/** Reads the item that the watcher names by service and path. */
export async function readItem(bus: Bus, registered: string): Promise<ItemSeen> {
  const slash = registered.indexOf('/');
  const object: BusObject = {
    service: registered.slice(0, slash),
    path: registered.slice(slash),
    interface: 'org.kde.StatusNotifierItem',
  };
  return {
    service: object.service,
    icon: pixmaps.parse(await bus.get(object, 'IconPixmap')),
    tooltip: tooltip.parse(await bus.get(object, 'ToolTip'))[2],
    status: await bus.get(object, 'Status'),
    category: await bus.get(object, 'Category'),
    menu: z.string().parse(await bus.get(object, 'Menu')),
    activate: async () => void (await bus.call(object, 'Activate', 'ii', '0', '0')),
  };
}

const variant = z.object({ data: z.unknown() });
const entry = z.tuple([z.number(), z.record(z.string(), variant), z.array(z.unknown())]);
const below = z.object({ data: entry });

/** One line of a menu, separators left out. */
export interface LineSeen {
  readonly id: number;
  readonly label: unknown;
  readonly enabled: boolean;
}

/** Reads the menu of an item. */
export async function readMenu(bus: Bus, { service, menu }: ItemSeen) {
  const object: BusObject = { service, path: menu, interface: 'com.canonical.dbusmenu' };
  const [, root] = z
    .tuple([z.number(), entry])
    .parse(await bus.call(object, 'GetLayout', 'iias', '0', '--', '-1', '0'));
  const items = root[2]
    .map((child) => below.parse(child).data)
    .filter(([, properties]) => properties.type?.data !== 'separator')
    .map(
      ([id, { label, enabled }]): LineSeen => ({ id, label: label?.data, enabled: enabled?.data === true }),
    );
  return {
    items,
    /** A press on the line with this label. */
    async click(label: string): Promise<void> {
      const line = items.find((each) => each.label === label);
      if (line === undefined) throw new Error(`The menu has no ${label}`);
      await bus.call(object, 'Event', 'isvu', String(line.id), 'clicked', 's', '', '0');
    },
  };
}
