import type { FileKindSpec } from '../file-kind.ts';
import { inHome } from '../places.ts';
import { byProfile } from './by-profile.ts';
import { jsonKind } from './json-kind.ts';
import { type JsonText, objectsIn, stringNamed, valueNamed } from './json-text.ts';

const NAMES = {
  id: 'accessKeyId',
  secret: 'secretAccessKey',
  token: 'securityToken',
  region: 'region',
  open: { domain_id: 'domainId' },
};

/**
 * `~/.hcloud/config.json` of KooCLI: "Configuration Items" of its manual (usermanual-hcli/hcli_03_002) and public listings
 * of `hcloud configure list`. Unless `authEncrypt` is the string `false`, the values are encrypted with a key of that
 * machine. Whether names match in any case is unconfirmed, since KooCLI's source is not public.
 */
export const hcloud: FileKindSpec = jsonKind({
  ...{ id: 'hcloud', cloud: 'huawei', match: 'exact', loneId: 'incomplete', goes: 'empty' },
  places: (around) => [inHome(around, '.hcloud', 'config.json')],
  named: /^config\.json$/,
  fits: (text) => /"secretAccessKey"/.test(text) && /"profiles"/.test(text),
  sealed: ({ root }) => root.type === 'Object' && !isOff(root),
  holdings: profilesOf,
});

function isOff(root: Parameters<typeof valueNamed>[0]): boolean {
  const value = valueNamed(root, 'authEncrypt', 'exact');
  return (
    (value?.type === 'String' && value.value.toLowerCase() === 'false') ||
    (value?.type === 'Boolean' && !value.value)
  );
}

function profilesOf({ root }: JsonText): ReturnType<Parameters<typeof jsonKind>[0]['holdings']> {
  if (root.type !== 'Object') return { held: [], problems: [] };
  const profiles = objectsIn(valueNamed(root, 'profiles', 'exact'));
  const { named, problems } = byProfile(profiles, 'name', 'exact', 'first');
  const withValues = named.filter(([, object]) =>
    [NAMES.id, NAMES.secret].some((name) => stringNamed(object, name, 'exact') !== ''),
  );
  // A login by SSO leaves a key in its profile that ends by itself.
  const isSession = (object: (typeof named)[number][1]) =>
    stringNamed(object, 'mode', 'exact').toLowerCase() === 'sso';
  return {
    held: withValues
      .filter(([, object]) => !isSession(object))
      .map(([entry, object]) => ({
        ...{ entry, label: entry, cloud: 'huawei', sure: 'certain', object, names: NAMES },
      })),
    problems: [
      ...problems,
      ...withValues
        .filter(([, object]) => isSession(object))
        .map(([, object]) => ({ kind: 'session', line: object.loc.start.line }) as const),
    ],
  };
}
