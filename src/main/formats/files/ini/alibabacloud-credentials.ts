import type { FileKindSpec } from '../file-kind.ts';
import { toldIn } from '../one-cloud.ts';
import { shared } from './dialects.ts';
import { pairOf, valueIn } from './group.ts';
import { placesOf } from './places.ts';
import { sectionKind } from './section-kind.ts';
import { valueSplice } from './splices.ts';

/**
 * `~/.alibabacloud/credentials` of Alibaba Cloud's SDKs: a profile says by `type` how it signs. `access_key` and `sts` hold
 * a key, `ram_role_arn` one that takes a role; the others (`ecs_ram_role`, `oidc_role_arn`, `bearer` …) hold none of ours.
 * Source: @alicloud/credentials, providers/profile. That SDKs in other languages read `credentials.ini` is unconfirmed, and
 * so is which of them take `sts`: its Node.js one did, and does not any more.
 */
export const alibabacloudCredentials: FileKindSpec = sectionKind({
  ...{ id: 'alibabacloud-credentials', cloud: 'aliyun', among: 'usual', role: 'serves', dialect: shared },
  places: placesOf({
    named: ['ALIBABA_CLOUD_CREDENTIALS_FILE'],
    home: [
      ['.alibabacloud', 'credentials'],
      ['.alibabacloud', 'credentials.ini'],
    ],
  }),
  named: /^credentials(?:\.ini)?$/,
  fits: (text) => /^[ \t]*access_key_secret[ \t]*[=:]/im.test(text) && /^[ \t]*type[ \t]*[=:]/im.test(text),
  entryOf: (section) => section,
  namesOf: () => ({ id: ['access_key_id'], secret: ['access_key_secret'], token: ['security_token'] }),
  tell: (_, { publicId }) => toldIn('aliyun', publicId),
  region: ['region_id'],
  inTheWay: (group, key) => (key === null && valueIn(group, 'type') === 'bearer' ? 'session' : null),
  alongside: (group, token) => {
    const type = pairOf(group, ['type']);
    const [from, to] = token ? ['access_key', 'sts'] : ['sts', 'access_key'];
    return type === undefined || type.value !== from ? [] : [valueSplice('', type, to)];
  },
});
