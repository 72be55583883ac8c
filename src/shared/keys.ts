/** Which names the modifier keys have. */
export type KeyPlatform = 'darwin' | 'win32' | 'linux';

/** The part of a KeyboardEvent that a combination is compared with. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const MAC: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃' };
const OTHER: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', ctrl: 'Ctrl' };
const ACCELERATOR: Readonly<Record<string, string>> = {
  mod: 'CmdOrCtrl',
  shift: 'Shift',
  alt: 'Alt',
  ctrl: 'Ctrl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ' ': 'Space',
  '+': 'Plus',
};
const NAMED: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫',
  ' ': 'Space',
};

interface Combination {
  readonly modifiers: ReadonlySet<string>;
  readonly key: string;
}

const upper = (key: string): string => (key.length === 1 ? key.toUpperCase() : key);

function parse(keys: string): Combination {
  // `mod++` is the plus key itself.
  const key = keys.endsWith('++') || keys === '+' ? '+' : keys.slice(keys.lastIndexOf('+') + 1);
  const rest = keys.slice(0, keys.length - key.length);
  return { modifiers: new Set(rest.split('+').filter((part) => part !== '')), key };
}

/**
 * Whether a key press is this combination, no modifier more and none less. Shift is not asked about for signs
 * such as `?`, which some layouts type with it. A letter with `mod` is also found by its place on the keyboard,
 * so that it works with a Cyrillic or Greek layout in force.
 */
export function matchesKeys(keys: string, event: KeyPress, platform: KeyPlatform): boolean {
  const { modifiers, key } = parse(keys);
  const mac = platform === 'darwin';
  const ctrl = modifiers.has('ctrl') || (modifiers.has('mod') && !mac);
  const meta = modifiers.has('mod') && mac;
  if (event.ctrlKey !== ctrl || event.metaKey !== meta || event.altKey !== modifiers.has('alt')) return false;
  const sign = key.length === 1 && !/[a-z0-9 ]/i.test(key);
  if (!sign && event.shiftKey !== modifiers.has('shift')) return false;
  if (event.key.toLowerCase() === key.toLowerCase()) return true;
  return modifiers.has('mod') && /^[a-z]$/i.test(key) && !/^[a-z]$/i.test(event.key)
    ? event.code === `Key${key.toUpperCase()}`
    : false;
}

/** As Electron writes it in a menu: `CmdOrCtrl+Shift+C`. https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts */
export function acceleratorOf(keys: string): string {
  const { modifiers, key } = parse(keys);
  const order = ['ctrl', 'mod', 'alt', 'shift'].filter((name) => modifiers.has(name));
  return [...order.map((name) => ACCELERATOR[name] ?? name), ACCELERATOR[key] ?? upper(key)].join('+');
}

/** The caps to print for a combination: `['⌘', 'K']` or `['Ctrl', 'K']`. */
export function formatKeys(keys: string, platform: KeyPlatform): readonly string[] {
  const { modifiers, key } = parse(keys);
  const names = platform === 'darwin' ? MAC : OTHER;
  const caps = ['ctrl', 'alt', 'shift', 'mod'].filter((name) => modifiers.has(name));
  // Windows and Linux write Ctrl first; macOS writes ⌘ last.
  const ordered = platform === 'darwin' ? caps : ['mod', ...caps.filter((name) => name !== 'mod')];
  return [
    ...ordered.filter((name) => modifiers.has(name)).map((name) => names[name] ?? name),
    NAMED[key] ?? upper(key),
  ];
}
