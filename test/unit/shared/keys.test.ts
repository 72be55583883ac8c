import { describe, expect, it } from 'vitest';
import { acceleratorOf, formatKeys, type KeyPress, matchesKeys } from '../../../src/shared/keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

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
});

describe('what Electron’s menu is given', () => {
  it.each([
    ['mod+n', 'CmdOrCtrl+N'],
    ['shift+mod+c', 'CmdOrCtrl+Shift+C'],
    ['mod+,', 'CmdOrCtrl+,'],
    ['mod++', 'CmdOrCtrl+Plus'],
    ['ctrl+alt+ArrowUp', 'Ctrl+Alt+Up'],
    ['Delete', 'Delete'],
    ['mod+Backspace', 'CmdOrCtrl+Backspace'],
  ])('%s is %s', (keys, accelerator) => expect(acceleratorOf(keys)).toBe(accelerator));
});
