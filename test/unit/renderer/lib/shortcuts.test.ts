import { describe, expect, it, vi } from 'vitest';
import { keyPlatform } from '../../../../src/renderer/lib/key-platform.ts';
import { createShortcuts, type Shortcut } from '../../../../src/renderer/lib/shortcuts.ts';
import type { KeyPress } from '../../../../src/shared/keys.ts';

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
  return { entry: { id, keys, run, ...more } satisfies Shortcut, run };
};

describe('the platform', () => {
  it('is known from the agent', () => {
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

  it('keeps the keys of the menu from the menu, also where the command may not run', () => {
    const registry = createShortcuts('linux');
    const add = shortcut('add', ['mod+n', 'n'], { inMenu: true, when: () => false });
    registry.register(add.entry);
    const pressed = event('n', { ctrlKey: true });
    expect(registry.handle(pressed)).toBe(true);
    expect(pressed.preventDefault).toHaveBeenCalledOnce();
    expect(registry.handle(event('n', { ctrlKey: true, inside: '[role="dialog"]' }))).toBe(true);
    expect(add.run).not.toHaveBeenCalled();
    // A letter is no key of the menu.
    expect(registry.handle(event('n'))).toBe(false);
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
