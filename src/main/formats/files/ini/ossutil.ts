import type { FileKindSpec } from '../file-kind.ts';
import { toldIn } from '../one-cloud.ts';
import { shared } from './dialects.ts';
import { placesOf } from './places.ts';
import { sectionKind } from './section-kind.ts';

/**
 * `.ossutilconfig`. ossutil 1.x keeps one key in `[Credentials]`, whose parts have several names each (aliyun/ossutil
 * lib/config_helper.go). 2.x has `[default]` and `[profile x]`, takes `[Credentials]` too, and compares names without
 * case, hyphens and underscores (Alibaba Cloud, "Configure ossutil"). Where 1.x finds one part under two names it takes
 * either; here the later one counts.
 */
export const ossutil: FileKindSpec = sectionKind({
  ...{ id: 'ossutil', cloud: 'aliyun', among: 'usual', role: 'serves' },
  dialect: { ...shared, name: (name) => name.toLowerCase().replaceAll(/[-_]/g, '') },
  places: placesOf({ named: ['OSSUTIL_CONFIG_FILE'], home: [['.ossutilconfig']] }),
  named: /^\.?ossutilconfig/,
  entryOf: (section) => {
    if (section === null || /^(?:credentials|default)$/i.test(section)) return section;
    return /^profile\s+(.+)$/i.exec(section)?.[1] ?? null;
  },
  namesOf: () => ({
    id: ['accesskeyid', 'accessid'],
    // 1.x takes `access_key` for the secret.
    secret: ['accesskeysecret', 'accesskey'],
    token: ['stsToken', 'ststoken'],
  }),
  tell: (_, { publicId }) => toldIn('aliyun', publicId),
  region: ['region'],
});
