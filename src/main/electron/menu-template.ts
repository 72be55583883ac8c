import type { MenuItemConstructorOptions } from 'electron';
import type { MessageKey } from '../../shared/i18n/resources.ts';
import type { MenuCommand } from '../../shared/ipc/events.ts';
import type { ExternalLink } from './external-links.ts';
import type { Translate } from './texts.ts';

/** What a menu item may start. */
export interface MenuActions {
  readonly command: (command: MenuCommand) => void;
  readonly openLink: (link: ExternalLink) => void;
}

export interface MenuState {
  readonly platform: NodeJS.Platform;
  /** Commands that need the vault are grey while it is locked. */
  readonly unlocked: boolean;
  readonly devTools: boolean;
}

type Item = MenuItemConstructorOptions;

/** The application menu, from one table of commands and their keys. */
export function menuTemplate(state: MenuState, t: Translate, actions: MenuActions): Item[] {
  const mac = state.platform === 'darwin';
  const command = (name: MenuCommand, label: MessageKey, accelerator?: string): Item => ({
    id: name,
    label: t(label),
    ...(accelerator === undefined ? {} : { accelerator }),
    enabled: state.unlocked,
    click: () => actions.command(name),
  });
  const role = (name: NonNullable<Item['role']>, label: MessageKey): Item => ({
    role: name,
    label: t(label),
  });
  const link = (name: ExternalLink, label: MessageKey): Item => ({
    id: name,
    label: t(label),
    click: () => actions.openLink(name),
  });
  const line: Item = { type: 'separator' };
  const settings = command('settings', 'shell.menu.settings', 'CmdOrCtrl+,');
  const lock = command('lock', 'shell.menu.lock', 'CmdOrCtrl+L');

  const app: Item[] = [
    role('about', 'shell.menu.about'),
    line,
    settings,
    line,
    role('hide', 'shell.menu.hide'),
    role('hideOthers', 'shell.menu.hideOthers'),
    line,
    role('quit', 'shell.quit'),
  ];
  const file: Item[] = [
    command('add', 'shell.menu.add', 'CmdOrCtrl+N'),
    command('import', 'shell.menu.import', 'CmdOrCtrl+O'),
    line,
    command('verify', 'shell.menu.verify'),
    line,
    lock,
    ...(mac ? [line, role('close', 'shell.menu.close')] : [settings, line, role('quit', 'shell.quit')]),
  ];
  const edit: Item[] = [
    role('undo', 'shell.menu.undo'),
    role('redo', 'shell.menu.redo'),
    line,
    role('cut', 'shell.menu.cut'),
    role('copy', 'shell.menu.copy'),
    role('paste', 'shell.menu.paste'),
    role('selectAll', 'shell.menu.selectAll'),
    line,
    command('search', 'shell.menu.search', 'CmdOrCtrl+F'),
  ];
  const view: Item[] = [
    command('due', 'shell.menu.due'),
    command('rotations', 'rotation.place'),
    line,
    role('resetZoom', 'shell.menu.resetZoom'),
    role('zoomIn', 'shell.menu.zoomIn'),
    role('zoomOut', 'shell.menu.zoomOut'),
    line,
    role('togglefullscreen', 'shell.menu.fullScreen'),
    ...(state.devTools ? [line, role('toggleDevTools', 'shell.menu.devTools')] : []),
  ];
  const help: Item[] = [
    command('shortcuts', 'shell.menu.shortcuts', 'CmdOrCtrl+/'),
    line,
    link('console.aliyun', 'shell.menu.consoleAliyun'),
    link('console.aws', 'shell.menu.consoleAws'),
  ];
  return [
    ...(mac ? [{ label: t('app.name'), submenu: app }] : []),
    { label: t('shell.menu.file'), submenu: file },
    { label: t('shell.menu.edit'), submenu: edit },
    { label: t('shell.menu.view'), submenu: view },
    { role: 'help', label: t('shell.menu.help'), submenu: help },
  ];
}
