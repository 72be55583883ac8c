import type { Around, FileKindSpec } from '../file-kind.ts';
import { namedPath } from '../places.ts';
import { python } from './dialects.ts';
import { valueIn } from './group.ts';
import { placesOf } from './places.ts';
import { sectionKind } from './section-kind.ts';
import { cloudOfStorage } from './storage-cloud.ts';

const usual = placesOf({ home: [['.boto']], system: ['/etc/boto.cfg'] });

/**
 * `.boto` of boto 2 and gsutil: `aws_*` in `[Credentials]` and in `[profile x]`. `gs_*` are HMAC keys of Google's storage,
 * which are no keys of a service account, and stay. Source: boto pyami/config.py and provider.py.
 */
export const boto: FileKindSpec = sectionKind({
  ...{ id: 'boto', cloud: null, among: 'usual', role: 'serves', dialect: python },
  places: (around) => [...new Set([...named(around), ...usual(around)])],
  named: /^\.boto$|^boto\.cfg$/,
  entryOf: (section) => {
    if (section === null || section === 'Credentials') return section;
    return /^profile\s+(.+)$/.exec(section)?.[1] ?? null;
  },
  namesOf: () => ({
    id: ['aws_access_key_id'],
    secret: ['aws_secret_access_key'],
    token: ['aws_security_token'],
  }),
  tell: (group, key) => cloudOfStorage(valueIn(group, 's3_host'), key),
  region: [],
});

function named(around: Around): readonly string[] {
  const path = around.env.BOTO_PATH?.split(around.platform === 'win32' ? ';' : ':') ?? [];
  return [around.env.BOTO_CONFIG, ...path].flatMap((value) => namedPath(around, value));
}
