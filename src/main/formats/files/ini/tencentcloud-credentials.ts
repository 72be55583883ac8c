import type { FileKindSpec } from '../file-kind.ts';
import { toldIn } from '../one-cloud.ts';
import { shared } from './dialects.ts';
import { placesOf } from './places.ts';
import { sectionKind } from './section-kind.ts';

/**
 * `~/.tencentcloud/credentials` of Tencent Cloud's SDKs, which read `[default]` alone; keys in other sections are found all
 * the same. Source: tencentcloud-sdk-nodejs-common credential.js, tencentcloud-sdk-go profile_provider.go.
 */
export const tencentcloudCredentials: FileKindSpec = sectionKind({
  ...{ id: 'tencentcloud-credentials', cloud: 'tencent', among: 'usual', role: 'serves', dialect: shared },
  places: placesOf({
    named: ['TENCENTCLOUD_CREDENTIALS_FILE'],
    home: [['.tencentcloud', 'credentials']],
    system: ['/etc/tencentcloud/credentials'],
  }),
  named: /^credentials$/,
  fits: (text) => /^[ \t]*secret_id[ \t]*[=:]/im.test(text),
  entryOf: (section) => section,
  namesOf: () => ({ id: ['secret_id'], secret: ['secret_key'], token: ['token'] }),
  tell: (_, { publicId }) => toldIn('tencent', publicId),
  region: ['region'],
});
