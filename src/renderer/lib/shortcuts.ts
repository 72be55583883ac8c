import { formatKeys, type KeyPlatform, matchesKeys } from '../../shared/keys.ts';

/** One key combination and what it does. Tooltips and the page's menus read the same entry. */
export interface Shortcut {
  /** Constant and unique; a later registration of the same id is put on top and taken off again. */
  readonly id: string;
  /** Alternatives such as `mod+k`, `shift+mod+c`, `j`, `ArrowDown`. `mod` is ⌘ on macOS and Ctrl elsewhere. */
  readonly keys: readonly [string, ...string[]];
  readonly run: (event: KeyboardEvent) => void;
  /** Works while a text field has the focus. Combinations with `mod` always do. */
  readonly inFields?: boolean;
  /** Works while a dialog or a menu is open. */
  readonly inDialogs?: boolean;
  /** Asked last: false leaves the key to the page, e.g. mod+c while text is selected. */
  readonly when?: (event: KeyboardEvent) => boolean;
  /**
   * The application menu has the same keys. They are taken here even where the command may not run now: what the page
   * leaves over goes on to the menu.
   */
  readonly inMenu?: boolean;
}

/** The one place that listens for keys. */
export interface Shortcuts {
  /** Adds one; the returned function takes it off. */
  register(shortcut: Shortcut): () => void;
  /** Handles one key press; true when a shortcut took it, be it only to keep it from the menu. */
  handle(event: KeyboardEvent): boolean;
  /** Those in force, in order of registration. The same array until something changes. */
  list(): readonly Shortcut[];
  /** How the first combination of a shortcut is written on this platform; null when it is not registered. */
  keysOf(id: string): readonly string[] | null;
  onChange(listener: () => void): () => void;
}

// A toast is a dialog too, but not a modal one: the keys go on working while the focus is in it.
const FLOATING =
  '[role="dialog"]:not([aria-modal="false"]),[role="alertdialog"]:not([aria-modal="false"]),[role="menu"],[data-floating]';

function typesText(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('textarea,select,[contenteditable="true"]') !== null) return true;
  const input = target.closest('input');
  return input !== null && !['checkbox', 'radio', 'button', 'range'].includes(input.type);
}

/** Creates a registry. It listens to nothing by itself: `handle` is given the events. */
export function createShortcuts(platform: KeyPlatform): Shortcuts {
  let entries: readonly Shortcut[] = [];
  const listeners = new Set<() => void>();

  const inForce = (id: string) => entries.findLast((entry) => entry.id === id);
  const change = (next: readonly Shortcut[]) => {
    entries = next;
    for (const listener of listeners) listener();
  };
  const allowed = (entry: Shortcut, event: KeyboardEvent) => {
    const withMod = platform === 'darwin' ? event.metaKey : event.ctrlKey;
    if (typesText(event.target) && !withMod && entry.inFields !== true) return false;
    const floats = event.target instanceof Element && event.target.closest(FLOATING) !== null;
    if (floats && entry.inDialogs !== true) return false;
    return entry.when === undefined || entry.when(event);
  };
  // Of the alternatives, the menu has those with `mod`; a letter is somebody's text.
  const sharedWithMenu = (entry: Shortcut, event: KeyboardEvent) =>
    entry.inMenu === true && (platform === 'darwin' ? event.metaKey : event.ctrlKey);

  return Object.freeze({
    register: (shortcut: Shortcut) => {
      change([...entries, shortcut]);
      return () => change(entries.filter((entry) => entry !== shortcut));
    },
    handle: (event: KeyboardEvent) => {
      // 229 is what an input method reports for keys that it takes, before composition has begun.
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return false;
      const meant = entries.filter(
        (candidate) =>
          inForce(candidate.id) === candidate &&
          candidate.keys.some((keys) => matchesKeys(keys, event, platform)),
      );
      const entry = meant.findLast((candidate) => allowed(candidate, event));
      if (entry === undefined && !meant.some((candidate) => sharedWithMenu(candidate, event))) return false;
      event.preventDefault();
      entry?.run(event);
      return true;
    },
    list: () => entries,
    keysOf: (id: string) => {
      const entry = inForce(id);
      return entry === undefined ? null : formatKeys(entry.keys[0], platform);
    },
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
}
