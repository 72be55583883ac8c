import type { Plugin } from 'vite';

const CATALOGUE = /[\\/]src[\\/]shared[\\/]i18n[\\/](?:en|zh-CN)\.json$/;

/** A catalogue without what only a terminal says: `cli` is a seventh of all texts, and the window reads all before it shows. */
export function withoutTerminalTexts(json: string): string {
  const { cli: _cli, ...texts } = JSON.parse(json) as Readonly<Record<string, unknown>>;
  return JSON.stringify(texts);
}

/** Leaves the terminal's texts out of the window's build. */
export function windowTexts(): Plugin {
  return {
    name: 'keyturn-window-texts',
    enforce: 'pre',
    transform: (code, id) =>
      CATALOGUE.test(id.split('?')[0] ?? id) ? { code: withoutTerminalTexts(code), map: null } : null,
  };
}
