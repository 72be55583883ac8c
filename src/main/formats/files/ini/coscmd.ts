import type { FileKindSpec } from '../file-kind.ts';
import { toldIn } from '../one-cloud.ts';
import { python } from './dialects.ts';
import { placesOf } from './places.ts';
import { sectionKind } from './section-kind.ts';

/**
 * `~/.cos.conf` of coscmd: one key in `[common]`, whose id older versions called `access_id`. Source: tencentyun/coscmd
 * cos_cmd.py, which keeps it with Python's SafeConfigParser. That its later versions read `token` is unconfirmed.
 */
export const coscmd: FileKindSpec = sectionKind({
  ...{ id: 'coscmd', cloud: 'tencent', among: 'usual', role: 'serves', dialect: python },
  places: placesOf({ home: [['.cos.conf']] }),
  named: /^\.cos\.conf$/,
  entryOf: (section) => (section === 'common' ? '' : null),
  namesOf: (group) => ({
    // It looks for the old name only where the new one is missing.
    id: group.pairs.has('secret_id') ? ['secret_id'] : ['access_id'],
    secret: ['secret_key'],
    token: ['token'],
  }),
  tell: (_, { publicId }) => toldIn('tencent', publicId),
  region: ['region'],
});
