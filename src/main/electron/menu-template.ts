import type { MenuItemConstructorOptions } from 'electron';
import {
  COMMAND_IDS,
  type CommandId,
  commandSpec,
  isPossible,
  MENU_COMMANDS,
  type MenuCommand,
  type MenuSection,
  menuKeys,
  type ShellCommand,
} from '../../shared/commands.ts';
import type { MessageKey } from '../../shared/i18n/resources.ts';
import { acceleratorOf } from '../../shared/keys.ts';
import type { Translate } from './texts.ts';

/** What a menu item may start. */
export interface MenuActions {
  readonly command: (command: MenuCommand) => void;
  readonly openLink: (link: ShellCommand) => void;
}

export interface MenuState {
  readonly platform: NodeJS.Platform;
  /** Commands that need the vault are grey while it is locked. */
  readonly unlocked: boolean;
  readonly devTools: boolean;
}

type Item = MenuItemConstructorOptions;

/** What the system does by itself, with keys of its own. */
interface Role {
  readonly role: NonNullable<Item['role']>;
  readonly label: MessageKey;
  readonly in: MenuSection;
  readonly block: number;
  readonly on?: 'mac' | 'devTools';
}

const ROLES: readonly Role[] = [
  { role: 'about', label: 'shell.menu.about', in: 'app', block: 11, on: 'mac' },
  { role: 'hide', label: 'shell.menu.hide', in: 'app', block: 13, on: 'mac' },
  { role: 'hideOthers', label: 'shell.menu.hideOthers', in: 'app', block: 13, on: 'mac' },
  { role: 'quit', label: 'shell.quit', in: 'app', block: 14 },
  { role: 'close', label: 'shell.menu.close', in: 'file', block: 4, on: 'mac' },
  { role: 'undo', label: 'shell.menu.undo', in: 'edit', block: 1 },
  { role: 'redo', label: 'shell.menu.redo', in: 'edit', block: 1 },
  { role: 'cut', label: 'shell.menu.cut', in: 'edit', block: 2 },
  { role: 'copy', label: 'shell.menu.copy', in: 'edit', block: 2 },
  { role: 'paste', label: 'shell.menu.paste', in: 'edit', block: 2 },
  { role: 'selectAll', label: 'shell.menu.selectAll', in: 'edit', block: 2 },
  { role: 'resetZoom', label: 'shell.menu.resetZoom', in: 'view', block: 3 },
  { role: 'zoomIn', label: 'shell.menu.zoomIn', in: 'view', block: 3 },
  { role: 'zoomOut', label: 'shell.menu.zoomOut', in: 'view', block: 3 },
  { role: 'togglefullscreen', label: 'shell.menu.fullScreen', in: 'view', block: 4 },
  { role: 'toggleDevTools', label: 'shell.menu.devTools', in: 'view', block: 5, on: 'devTools' },
];

/** An item and where it goes. */
interface Placed {
  readonly in: MenuSection;
  readonly block: number;
  readonly item: Item;
}

function placedCommand(id: CommandId, state: MenuState, t: Translate, actions: MenuActions): Placed[] {
  const spec = commandSpec(id);
  if (spec.menu === undefined) return [];
  const keys = menuKeys(spec);
  const item: Item = {
    id,
    label: t(spec.label),
    ...(keys === null ? {} : { accelerator: acceleratorOf(keys) }),
    enabled: isPossible(spec, { unlocked: state.unlocked, selected: true }),
    click: () => {
      if (isShells(id)) actions.openLink(id);
      else if (isMenus(id)) actions.command(id);
    },
  };
  return [{ ...spec.menu, item }];
}

const isShells = (id: CommandId): id is ShellCommand => commandSpec(id).runs === 'shell';
const isMenus = (id: CommandId): id is MenuCommand => MENU_COMMANDS.some((known) => known === id);

/** The application menu: the commands of the table, and beside them what the system does by itself. */
export function menuTemplate(state: MenuState, t: Translate, actions: MenuActions): Item[] {
  const mac = state.platform === 'darwin';
  const applies = ({ on }: Role) =>
    on === undefined || (on === 'mac' && mac) || (on === 'devTools' && state.devTools);
  const placed: readonly Placed[] = [
    ...COMMAND_IDS.flatMap((id) => placedCommand(id, state, t, actions)),
    ...ROLES.filter(applies).map(({ role, label, ...place }) => ({
      ...place,
      item: { role, label: t(label) },
    })),
  ].map((each) => (each.in === 'app' && !mac ? { ...each, in: 'file' } : each));
  const menu = (section: MenuSection): Item[] => inBlocks(placed.filter((each) => each.in === section));
  return [
    ...(mac ? [{ label: t('app.name'), submenu: menu('app') }] : []),
    { label: t('shell.menu.file'), submenu: menu('file') },
    { label: t('shell.menu.edit'), submenu: menu('edit') },
    { label: t('shell.menu.view'), submenu: menu('view') },
    { role: 'help', label: t('shell.menu.help'), submenu: menu('help') },
  ];
}

/** The items by block, with a line between two of them. */
function inBlocks(placed: readonly Placed[]): Item[] {
  const blocks = [...Map.groupBy(placed, ({ block }) => block)].sort(([one], [other]) => one - other);
  return blocks.flatMap(([, items], place): Item[] => [
    ...(place === 0 ? [] : [{ type: 'separator' as const }]),
    ...items.map(({ item }) => item),
  ]);
}
