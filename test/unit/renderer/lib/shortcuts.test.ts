import { describe, expect, it, vi } from 'vitest';
import { formatKeys, type KeyPress, keyPlatform, matchesKeys } from '../../../../src/renderer/lib/keys.ts';
import { createShortcuts, type Shortcut } from '../../../../src/renderer/lib/shortcuts.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

// The registry asks for elements through `instanceof`; outside of a browser nothing is one, and nothing is a field.
class FakeElement {
  readonly #inside: string;

  constructor(inside: string) {
    this.#inside = inside;
  }

  closest(selector: string): object | null {
    const parts = selector.replaceAll(/:not\(\[[^\]]*\]\)/g, '').split(',');
    return parts.includes(this.#inside) ? { type: 'text' } : null;
  }
}
vi.stubGlobal('Element', FakeElement);

function event(
  key: string,
  more: Partial<KeyPress> & { readonly inside?: string; readonly ime?: boolean } = {},
) {
  const { inside, ime, ...keys } = more;
  return {
    ...press(key, keys),
    defaultPrevented: false,
    isComposing: ime === true,
    keyCode: 0,
    target: inside === undefined ? null : new FakeElement(inside),
    preventDefault: vi.fn(),
  } as unknown as KeyboardEvent;
}

const shortcut = (id: string, keys: Shortcut['keys'], more: Partial<Shortcut> = {}) => {
  const run = vi.fn();
  return { entry: { id, keys, label: id, group: 'test', run, ...more } satisfies Shortcut, run };
};

describe('key combinations', () => {
  it('wants exactly the modifiers it names', () => {
    expect(matchesKeys('mod+k', press('k', { ctrlKey: true }), 'linux')).toBe(true);
    expect(matchesKeys('mod+k', press('k', { metaKey: true }), 'darwin')).toBe(true);
    expect(matchesKeys('mod+k', press('k', { ctrlKey: true }), 'darwin')).toBe(false);
    expect(matchesKeys('mod+k', press('K', { ctrlKey: true, shiftKey: true }), 'linux')).toBe(false);
    expect(matchesKeys('mod+k', press('k', { ctrlKey: true, altKey: true }), 'linux')).toBe(false);
    expect(matchesKeys('shift+mod+c', press('C', { ctrlKey: true, shiftKey: true }), 'win32')).toBe(true);
    expect(matchesKeys('j', press('j', { ctrlKey: true }), 'linux')).toBe(false);
  });

  it('takes signs whether or not the layout needs Shift for them', () => {
    expect(matchesKeys('?', press('?', { shiftKey: true }), 'linux')).toBe(true);
    expect(matchesKeys('mod+,', press(',', { ctrlKey: true }), 'linux')).toBe(true);
    expect(matchesKeys('mod++', press('+', { ctrlKey: true, shiftKey: true }), 'linux')).toBe(true);
  });

  it('finds letters by place where the layout writes others', () => {
    expect(matchesKeys('mod+k', press('л', { ctrlKey: true, code: 'KeyK' }), 'linux')).toBe(true);
    expect(matchesKeys('k', press('л', { code: 'KeyK' }), 'linux')).toBe(false);
    // On a Dvorak layout the key that writes "k" counts, not the one that is printed so.
    expect(matchesKeys('mod+k', press('t', { ctrlKey: true, code: 'KeyK' }), 'linux')).toBe(false);
  });

  it('prints the caps of each platform', () => {
    expect(formatKeys('mod+k', 'darwin')).toEqual(['⌘', 'K']);
    expect(formatKeys('shift+mod+c', 'darwin')).toEqual(['⇧', '⌘', 'C']);
    expect(formatKeys('shift+mod+c', 'linux')).toEqual(['Ctrl', 'Shift', 'C']);
    expect(formatKeys('ArrowDown', 'win32')).toEqual(['↓']);
    expect(formatKeys('mod++', 'win32')).toEqual(['Ctrl', '+']);
  });

  it('knows the platform from the agent', () => {
    expect(keyPlatform('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('darwin');
    expect(keyPlatform('Mozilla/5.0 (Windows NT 10.0; Win64; x64)')).toBe('win32');
    expect(keyPlatform('Mozilla/5.0 (X11; Linux x86_64)')).toBe('linux');
  });
});

describe('the registry', () => {
  it('runs the entry and keeps the browser from acting too', () => {
    const registry = createShortcuts('linux');
    const lock = shortcut('lock', ['mod+l']);
    registry.register(lock.entry);
    const pressed = event('l', { ctrlKey: true });
    expect(registry.handle(pressed)).toBe(true);
    expect(lock.run).toHaveBeenCalledOnce();
    expect(pressed.preventDefault).toHaveBeenCalledOnce();
    expect(registry.handle(event('x', { ctrlKey: true }))).toBe(false);
  });

  it('stays out of an input method’s way', () => {
    const registry = createShortcuts('linux');
    const next = shortcut('next', ['j'], { inFields: true });
    registry.register(next.entry);
    expect(registry.handle(event('j', { ime: true }))).toBe(false);
    expect(next.run).not.toHaveBeenCalled();
  });

  it('lets people type letters into fields, and still takes combinations', () => {
    const registry = createShortcuts('linux');
    const next = shortcut('next', ['j', 'mod+j']);
    registry.register(next.entry);
    expect(registry.handle(event('j', { inside: 'input' }))).toBe(false);
    expect(registry.handle(event('j', { inside: 'input', ctrlKey: true }))).toBe(true);
  });

  it('leaves an open dialog alone unless told otherwise', () => {
    const registry = createShortcuts('linux');
    const palette = shortcut('palette', ['mod+k']);
    const help = shortcut('help', ['?'], { inDialogs: true });
    registry.register(palette.entry);
    registry.register(help.entry);
    expect(registry.handle(event('k', { ctrlKey: true, inside: '[role="dialog"]' }))).toBe(false);
    expect(registry.handle(event('?', { inside: '[role="dialog"]' }))).toBe(true);
  });

  it('puts a later registration of the same id on top until it is taken off', () => {
    const registry = createShortcuts('linux');
    const below = shortcut('edit', ['e']);
    const above = shortcut('edit', ['mod+e']);
    registry.register(below.entry);
    const off = registry.register(above.entry);
    expect(registry.keysOf('edit')).toEqual(['Ctrl', 'E']);
    expect(registry.handle(event('e'))).toBe(false);
    off();
    expect(registry.keysOf('edit')).toEqual(['E']);
    expect(registry.handle(event('e'))).toBe(true);
    expect(above.run).not.toHaveBeenCalled();
  });

  it('tells listeners of changes and lists what is in force', () => {
    const registry = createShortcuts('linux');
    const heard = vi.fn();
    const stop = registry.onChange(heard);
    const off = registry.register(shortcut('a', ['a']).entry);
    expect(registry.list()).toHaveLength(1);
    off();
    expect(registry.list()).toHaveLength(0);
    stop();
    registry.register(shortcut('b', ['b']).entry);
    expect(heard).toHaveBeenCalledTimes(2);
    expect(registry.keysOf('nothing')).toBeNull();
  });
});
