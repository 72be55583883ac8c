import type { FileKindSpec } from '../file-kind.ts';
import { toldIn } from '../one-cloud.ts';
import { shared } from './dialects.ts';
import { valueIn } from './group.ts';
import { placesOf } from './places.ts';
import { sectionKind } from './section-kind.ts';

/**
 * `~/.huaweicloud/credentials` of Huawei Cloud's SDKs: `[basic]` for services of a region, `[global]` for those of the whole
 * account. Source: the "Profile" section of the README of huaweicloud-sdk-python-v3, -go-v3 and -java-v3. Its Node.js SDK
 * does not read it. A section with `idp_id` signs in with a token of somebody else's, and holds no key.
 */
export const huaweicloudCredentials: FileKindSpec = sectionKind({
  ...{ id: 'huaweicloud-credentials', cloud: 'huawei', among: 'usual', role: 'serves', dialect: shared },
  places: placesOf({
    named: ['HUAWEICLOUD_SDK_CREDENTIALS_FILE'],
    home: [['.huaweicloud', 'credentials']],
  }),
  named: /^credentials$/,
  fits: (text) => /^[ \t]*ak[ \t]*[=:]/im.test(text) && /^[ \t]*\[(?:basic|global)\]/im.test(text),
  entryOf: (section) => section,
  namesOf: () => ({ id: ['ak'], secret: ['sk'], token: ['security_token'] }),
  tell: (_, { publicId }) => toldIn('huawei', publicId),
  region: ['region'],
  more: (group) => {
    const domain = valueIn(group, 'domain_id');
    return /^[0-9a-f]{32}$/.test(domain) ? { domain_id: domain } : {};
  },
});
