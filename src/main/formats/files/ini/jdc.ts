import type { FileKindSpec } from '../file-kind.ts';
import { toldIn } from '../one-cloud.ts';
import { python } from './dialects.ts';
import { placesOf } from './places.ts';
import { sectionKind } from './section-kind.ts';

/**
 * `~/.jdc/config` of JD Cloud's CLI: a profile in each section. Source: jdcloud-api/jdcloud-cli config.py, which keeps it with
 * Python's SafeConfigParser.
 */
export const jdc: FileKindSpec = sectionKind({
  ...{ id: 'jdc', cloud: 'jdcloud', among: 'usual', role: 'serves', dialect: python },
  places: placesOf({ home: [['.jdc', 'config']] }),
  named: /^config$/,
  fits: (text) => /^access_key[ \t]*[=:]/im.test(text) && /^region_id[ \t]*[=:]/im.test(text),
  entryOf: (section) => section,
  namesOf: () => ({ id: ['access_key'], secret: ['secret_key'], token: [] }),
  tell: (_, { publicId }) => toldIn('jdcloud', publicId),
  region: ['region_id'],
});
