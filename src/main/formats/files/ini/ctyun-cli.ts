import type { FileKindSpec } from '../file-kind.ts';
import { shared } from './dialects.ts';
import { placesOf } from './places.ts';
import { sectionKind } from './section-kind.ts';

/**
 * `~/.ctyun/config` of ctyun-cli, which is not Ctyun's own: a profile in each section. Source: fengyucn/ctyun-cli
 * src/config/settings.py. How it takes `%`, quotes and comments is unconfirmed, so a value with them is not written.
 */
export const ctyunCli: FileKindSpec = sectionKind({
  ...{ id: 'ctyun-cli', cloud: 'ctyun', among: 'usual', role: 'serves', dialect: shared },
  places: placesOf({ home: [['.ctyun', 'config']] }),
  named: /^config$/,
  fits: (text) =>
    /^[ \t]*access_key[ \t]*[=:]/im.test(text) &&
    /^[ \t]*(?:region[ \t]*[=:]|endpoint[ \t]*[=:].*ctyun)/im.test(text),
  entryOf: (section) => section,
  namesOf: () => ({ id: ['access_key'], secret: ['secret_key'], token: [] }),
  tell: () => ({ cloud: 'ctyun', sure: 'certain', alike: [] }),
  region: ['region'],
});
