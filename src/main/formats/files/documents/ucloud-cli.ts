import type { FileKindSpec } from '../file-kind.ts';
import { inHome } from '../places.ts';
import { byProfile } from './by-profile.ts';
import { jsonKind } from './json-kind.ts';
import { objectsIn, stringNamed } from './json-text.ts';

const NAMES = { id: 'public_key', secret: 'private_key', token: null, region: null };

/**
 * `~/.ucloud/credential.json`, an array with one object a profile: CredentialConfig in cmd/internal/platform/config.go of
 * ucloud/ucloud-cli. Region and project stand in config.json beside it and are not read. `auth_mode` `oauth` is a login.
 */
export const ucloudCli: FileKindSpec = jsonKind({
  ...{ id: 'ucloud-cli', cloud: 'ucloud', match: 'any-case', loneId: 'incomplete', goes: 'empty' },
  places: (around) => [inHome(around, '.ucloud', 'credential.json')],
  named: /^credential\.json$/,
  fits: (text) => /"public_key"/i.test(text) && /"private_key"/i.test(text),
  holdings: ({ root }) => {
    const { named, problems } = byProfile(objectsIn(root), 'profile', 'any-case', 'last');
    const isLogin = (object: (typeof named)[number][1]) =>
      stringNamed(object, 'auth_mode', 'any-case') === 'oauth' &&
      stringNamed(object, 'private_key', 'any-case') === '';
    const logins = named.filter(([, object]) => isLogin(object));
    return {
      held: named
        .filter(([, object]) => !isLogin(object))
        .map(([entry, object]) => ({
          ...{ entry, label: entry, cloud: 'ucloud', sure: 'certain', object, names: NAMES },
        })),
      problems: [
        ...problems,
        ...logins.map(([, object]) => ({ kind: 'session', line: object.loc.start.line }) as const),
      ],
    };
  },
});
