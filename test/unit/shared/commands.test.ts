import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../src/main/services/texts.ts';
import {
  COMMAND_IDS,
  COMMANDS,
  commandSpec,
  isPossible,
  MENU_COMMANDS,
  menuKeys,
} from '../../../src/shared/commands.ts';
import { formatKeys } from '../../../src/shared/keys.ts';

const specs = COMMAND_IDS.map((id) => ({ id, ...commandSpec(id) }));

/** The same text for `shift+mod+c` and `mod+shift+c`. */
const normal = (keys: string) => {
  const caps = formatKeys(keys, 'linux');
  return [...caps.slice(0, -1).sort(), caps.at(-1)].join('+');
};

describe('the table of commands', () => {
  it('gives no key twice: every command stands in the same window', () => {
    const taken = specs.flatMap(({ id, keys = [] }) => keys.map((key) => `${normal(key)}: ${id}`));
    const twice = taken.filter((each) =>
      taken.some((other) => other !== each && other.split(': ')[0] === each.split(': ')[0]),
    );
    expect(twice).toEqual([]);
  });

  it('gives no label twice', () => {
    const labels = specs.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it.each(['en', 'zh-CN'] as const)('has a text for each, and no two alike (%s)', (locale) => {
    const t = createTexts(locale);
    const texts = specs.map(({ label }) => t(label));
    expect(texts.filter((text, place) => text === '' || text === specs[place]?.label)).toEqual([]);
    const read = specs
      .filter(({ palette }) => palette !== false)
      .map(({ group, label }) => `${group} ${t(label)}`);
    expect(read.filter((text, place) => read.indexOf(text) !== place)).toEqual([]);
  });

  it('keeps the commands of a group together, as palette and sheet show them', () => {
    const groups = specs.map(({ group }) => group);
    const runs = groups.filter((group, place) => group !== groups[place - 1]);
    expect(runs).toEqual(['key', 'create', 'go', 'window']);
  });

  it('leaves alone what text fields and the system do by themselves, but for what spares them', () => {
    // Cut, paste, undo, redo, select all, close, quit, hide, minimise, zoom.
    const systems = ['X', 'V', 'Z', 'Y', 'A', 'W', 'Q', 'H', 'M', '+', '-', '0', 'C', '⌫'].map(
      (key) => `Ctrl+${key}`,
    );
    const shared = specs.filter(({ keys = [] }) => keys.some((key) => systems.includes(normal(key))));
    expect(shared.map(({ id }) => id)).toEqual(['copy-secret', 'remove']);
    expect(shared.every(({ sparesText }) => sparesText === true)).toBe(true);
  });

  it('shows in the menu no bare letter, which would be taken from whoever types it', () => {
    const shown = specs.filter(({ menu }) => menu !== undefined).map(menuKeys);
    expect(shown.filter((keys) => keys !== null && !keys.startsWith('mod+'))).toEqual([]);
    expect(menuKeys(COMMANDS.shortcuts)).toBe('mod+/');
    expect(menuKeys(COMMANDS.verify)).toBeNull();
  });

  it('sends the page no command of the shell', () => {
    expect(MENU_COMMANDS).toContain('add');
    expect(MENU_COMMANDS.filter((id) => commandSpec(id).runs === 'shell')).toEqual([]);
  });
});

describe('a command', () => {
  const possible = (now: { unlocked: boolean; selected: boolean }) =>
    specs.filter((spec) => isPossible(spec, now)).map(({ needs }) => needs);

  it('that needs the vault is impossible while it is locked', () => {
    expect(new Set(possible({ unlocked: false, selected: true }))).toEqual(new Set(['nothing']));
  });

  it('that needs a key is impossible while none is selected', () => {
    expect(new Set(possible({ unlocked: true, selected: false }))).toEqual(new Set(['nothing', 'vault']));
    expect(possible({ unlocked: true, selected: true })).toHaveLength(specs.length);
  });

  it('that acts on the vault says that it needs it', () => {
    expect(specs.filter(({ needs }) => needs === 'nothing').map(({ id }) => id)).toEqual([
      'console.aliyun',
      'console.aws',
    ]);
  });
});

describe('the sources', () => {
  const SRC = join(import.meta.dirname, '../../../src');
  const holding = (pattern: RegExp) =>
    readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && pattern.test(readFileSync(join(SRC, path), 'utf8')))
      .map((path) => path.replaceAll('\\', '/'))
      .sort();

  it('name a combination nowhere else', () => {
    expect(holding(/\bkeys: (\[?'(?!https:))|CmdOrCtrl\+|CommandOrControl/)).toEqual([
      'shared/commands.ts',
      'shared/keys.ts',
    ]);
    expect(holding(/\baccelerator:/)).toEqual(['main/electron/menu-template.ts']);
  });

  it('put nothing else on keys', () => {
    expect(holding(/\buseShortcut\(/)).toEqual([
      'renderer/command-shortcuts.tsx',
      'renderer/lib/use-shortcuts.ts',
    ]);
  });
});
