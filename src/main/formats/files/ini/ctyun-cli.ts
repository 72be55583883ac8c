import type { FileKindSpec } from '../file-kind.ts';
import { toldIn } from '../one-cloud.ts';
import { shared } from './dialects.ts';
import { placesOf } from './places.ts';
import { sectionKind } from './section-kind.ts';

const HAS_REGION = /^[ \t]*region[ \t]*[=:]/im;
const HAS_ID = /^[ \t]*access_key[ \t]*[=:][ \t]*["']?[0-9A-Za-z]{32}["']?[ \t]*\r?$/im;

/**
 * `~/.ctyun/config` of ctyun-cli, which is not Ctyun's own: a profile in each section. Source: fengyucn/ctyun-cli
 * src/config/settings.py. How it takes `%`, quotes and comments is unconfirmed, so a value with them is not written.
 */
export const ctyunCli: FileKindSpec = sectionKind({
  ...{ id: 'ctyun-cli', cloud: 'ctyun', among: 'usual', role: 'serves', dialect: shared },
  places: placesOf({ home: [['.ctyun', 'config']] }),
  named: /^config$/,
  // Many tools call their file and its lines so; the address, or the form of the ids, is Ctyun's.
  fits: (text) =>
    /^[ \t]*access_key[ \t]*[=:]/im.test(text) &&
    (/^[ \t]*endpoint[ \t]*[=:].*ctyun/im.test(text) || (HAS_REGION.test(text) && HAS_ID.test(text))),
  entryOf: (section) => section,
  namesOf: () => ({ id: ['access_key'], secret: ['secret_key'], token: [] }),
  tell: (_, { publicId }) => toldIn('ctyun', publicId),
  region: ['region'],
});
