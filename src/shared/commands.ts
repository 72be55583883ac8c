import type { MessageKey } from './i18n/resources.ts';

/**
 * What must be there for a command to mean anything. Without an open vault everything but `nothing` is disabled in the
 * menu, left out of the palette, and its keys do nothing; without a selected key so is `selection`, which the menu of
 * the system cannot know and leaves to the page.
 */
export type CommandNeeds = 'nothing' | 'vault' | 'selection';

/** The headings of the palette and of the sheet of keys, in the order of the table. */
export type CommandGroup = 'key' | 'create' | 'go' | 'window';

/** The menus of the application menu. `app` is the first one on macOS; elsewhere its items end the file menu. */
export type MenuSection = 'app' | 'file' | 'edit' | 'view' | 'help';

/** One command of the app: all that menu, palette, tooltips and the sheet of keys say about it. */
export interface CommandSpec {
  readonly label: MessageKey;
  readonly group: CommandGroup;
  readonly needs: CommandNeeds;
  /**
   * Alternatives as `keys.ts` reads them; tooltips show the first. The page owns them: it takes them before the menu
   * does and lets none of the menu's through, so a key is never answered twice. The menu answers only where the
   * window in front is not the page's.
   */
  readonly keys?: readonly [string, ...string[]];
  /** Where it stands in the menu: items of one block stand together, in the order of the table. */
  readonly menu?: { readonly in: MenuSection; readonly block: number };
  /** False: not in the palette, where it would be of no use. */
  readonly palette?: false;
  /** Works while a dialog is open. */
  readonly overDialogs?: true;
  /** Its keys are left to the text that is selected or typed in. */
  readonly sparesText?: true;
  /** Carried out by the shell, without a page. */
  readonly runs?: 'shell';
}

/** The one table of commands. The order is that of palette, sheet and menu. */
export const COMMANDS = {
  verify: {
    label: 'palette.verify',
    group: 'key',
    needs: 'selection',
    keys: ['v'],
    menu: { in: 'file', block: 2 },
  },
  rotate: { label: 'rotation.rotate', group: 'key', needs: 'selection', keys: ['r'] },
  'rotation-undo': { label: 'rotation.undo.of', group: 'key', needs: 'selection' },
  'rotation-enable': { label: 'rotation.undo.enable', group: 'key', needs: 'selection' },
  'copy-secret': {
    label: 'palette.copySecret',
    group: 'key',
    needs: 'selection',
    keys: ['mod+c'],
    sparesText: true,
  },
  'copy-id': { label: 'palette.copyId', group: 'key', needs: 'selection', keys: ['mod+b'] },
  'copy-as': { label: 'crosswalk.copyAs.command', group: 'key', needs: 'selection' },
  use: { label: 'scripts.command', group: 'key', needs: 'selection' },
  'hand-over': { label: 'handOver.command', group: 'key', needs: 'selection' },
  'reveal-secret': { label: 'palette.reveal', group: 'key', needs: 'selection', keys: ['mod+shift+c'] },
  edit: { label: 'vault.menu.edit', group: 'key', needs: 'selection', keys: ['e'] },
  replace: { label: 'vault.menu.replace', group: 'key', needs: 'selection' },
  account: { label: 'vault.menu.account', group: 'key', needs: 'selection' },
  'snooze-over': { label: 'reminders.snooze.over', group: 'key', needs: 'selection' },
  'snooze-tomorrow': { label: 'reminders.snooze.tomorrow', group: 'key', needs: 'selection' },
  'snooze-day': { label: 'reminders.snooze.day', group: 'key', needs: 'selection' },
  'snooze-week': { label: 'reminders.snooze.week', group: 'key', needs: 'selection' },
  remove: {
    label: 'vault.menu.remove',
    group: 'key',
    needs: 'selection',
    keys: ['Delete', 'mod+Backspace'],
    sparesText: true,
  },
  restore: { label: 'palette.restore', group: 'key', needs: 'selection' },
  purge: { label: 'vault.purge', group: 'key', needs: 'selection' },

  add: {
    label: 'palette.add',
    group: 'create',
    needs: 'vault',
    keys: ['mod+n'],
    menu: { in: 'file', block: 1 },
  },
  import: {
    label: 'palette.import',
    group: 'create',
    needs: 'vault',
    keys: ['mod+o'],
    menu: { in: 'file', block: 1 },
  },
  paste: { label: 'palette.paste', group: 'create', needs: 'vault', menu: { in: 'file', block: 1 } },

  look: { label: 'look.command', group: 'create', needs: 'vault', menu: { in: 'file', block: 1 } },

  receive: {
    label: 'handOver.open.command',
    group: 'create',
    needs: 'vault',
    menu: { in: 'file', block: 1 },
  },
  request: { label: 'handOver.request.command', group: 'create', needs: 'vault' },

  'view-all': {
    label: 'vault.view.all',
    group: 'go',
    needs: 'vault',
    keys: ['1'],
    menu: { in: 'view', block: 1 },
  },
  'view-due': {
    label: 'vault.view.due',
    group: 'go',
    needs: 'vault',
    keys: ['2'],
    menu: { in: 'view', block: 1 },
  },
  'view-overdue': {
    label: 'vault.view.overdue',
    group: 'go',
    needs: 'vault',
    keys: ['3'],
    menu: { in: 'view', block: 1 },
  },
  'view-unverified': {
    label: 'vault.view.unverified',
    group: 'go',
    needs: 'vault',
    keys: ['4'],
    menu: { in: 'view', block: 1 },
  },
  'view-bin': {
    label: 'vault.view.bin',
    group: 'go',
    needs: 'vault',
    keys: ['5'],
    menu: { in: 'view', block: 1 },
  },
  'view-rotations': {
    label: 'rotation.place',
    group: 'go',
    needs: 'vault',
    keys: ['6'],
    menu: { in: 'view', block: 2 },
  },
  'view-history': {
    label: 'history.place',
    group: 'go',
    needs: 'vault',
    keys: ['7'],
    menu: { in: 'view', block: 2 },
  },
  'view-verification': { label: 'verifyAll.place', group: 'go', needs: 'vault' },
  worklist: { label: 'worklist.place', group: 'go', needs: 'vault' },
  'view-backup': { label: 'backup.place', group: 'go', needs: 'vault' },
  'view-comparison': { label: 'comparison.place', group: 'go', needs: 'vault' },
  whereabouts: { label: 'whereabouts.title', group: 'go', needs: 'vault' },
  kept: { label: 'plaintext.kept.title', group: 'go', needs: 'vault' },
  'hand-overs': { label: 'handOver.title', group: 'go', needs: 'vault' },
  names: { label: 'crosswalk.title', group: 'go', needs: 'vault', menu: { in: 'help', block: 1 } },
  explain: { label: 'diagnosis.command', group: 'go', needs: 'vault', menu: { in: 'help', block: 1 } },
  'snooze-all': { label: 'reminders.snooze.all', group: 'go', needs: 'vault' },
  list: { label: 'palette.list', group: 'go', needs: 'vault', keys: ['j', 'k'] },
  search: {
    label: 'palette.search',
    group: 'go',
    needs: 'vault',
    keys: ['mod+f', '/'],
    menu: { in: 'edit', block: 3 },
    palette: false,
  },

  palette: { label: 'palette.open', group: 'window', needs: 'vault', keys: ['mod+k'], palette: false },
  settings: {
    label: 'shell.menu.settings',
    group: 'window',
    needs: 'vault',
    keys: ['mod+,'],
    menu: { in: 'app', block: 12 },
  },
  'verify-all': {
    label: 'verifyAll.all',
    group: 'window',
    needs: 'vault',
    menu: { in: 'file', block: 2 },
  },
  'verify-view': { label: 'verifyAll.view', group: 'window', needs: 'vault' },
  'backup-now': { label: 'backup.now', group: 'window', needs: 'vault' },
  export: { label: 'exports.command', group: 'window', needs: 'vault', menu: { in: 'file', block: 2 } },
  'recovery-kit': { label: 'kit.open', group: 'window', needs: 'vault' },
  'vault-key': { label: 'rekey.open', group: 'window', needs: 'vault' },
  'restore-vault': { label: 'restore.command', group: 'window', needs: 'vault' },
  copies: { label: 'restore.copiesCommand', group: 'window', needs: 'vault' },
  shortcuts: {
    label: 'palette.shortcuts',
    group: 'window',
    needs: 'vault',
    keys: ['?', 'mod+/'],
    menu: { in: 'help', block: 1 },
  },
  lock: {
    label: 'palette.lock',
    group: 'window',
    needs: 'vault',
    keys: ['mod+l'],
    menu: { in: 'file', block: 3 },
    overDialogs: true,
  },

  'console.aliyun': {
    label: 'shell.menu.consoleAliyun',
    group: 'window',
    needs: 'nothing',
    menu: { in: 'help', block: 2 },
    palette: false,
    runs: 'shell',
  },
  'console.aws': {
    label: 'shell.menu.consoleAws',
    group: 'window',
    needs: 'nothing',
    menu: { in: 'help', block: 2 },
    palette: false,
    runs: 'shell',
  },
} as const satisfies Readonly<Record<string, CommandSpec>>;

export type CommandId = keyof typeof COMMANDS;

type IdsWith<Part> = {
  [K in CommandId]: (typeof COMMANDS)[K] extends Part ? K : never;
}[CommandId];

/** The shell carries these out by itself. */
export type ShellCommand = IdsWith<{ readonly runs: 'shell' }>;
/** The page carries these out. */
export type PageCommand = Exclude<CommandId, ShellCommand>;
/** The commands that a menu sends to the page. */
export type MenuCommand = Exclude<IdsWith<{ readonly menu: object }>, ShellCommand>;

/** What the table says about a command, without the narrow types of its entry. */
export const commandSpec = (id: CommandId): CommandSpec => COMMANDS[id];

/** Every command, in the order of the table. */
export const COMMAND_IDS: readonly CommandId[] = /* @__PURE__ */ Object.keys(COMMANDS) as CommandId[];

/** The commands that a menu sends to the page, in the order of the table. */
export const MENU_COMMANDS: readonly MenuCommand[] = /* @__PURE__ */ COMMAND_IDS.filter(
  (id): id is MenuCommand => commandSpec(id).menu !== undefined && commandSpec(id).runs !== 'shell',
);

/** Whether a command means anything now. Main passes `selected: true`: which key is selected, the page knows alone. */
export function isPossible(
  spec: CommandSpec,
  now: { readonly unlocked: boolean; readonly selected: boolean },
): boolean {
  if (spec.needs === 'nothing') return true;
  return now.unlocked && (spec.needs === 'vault' || now.selected);
}

/** The combination that the menu shows: one without `mod` would be swallowed while somebody types. */
export function menuKeys(spec: CommandSpec): string | null {
  return spec.keys?.find((keys) => keys.includes('mod+')) ?? null;
}
