import type { FileKindSpec } from '../file-kind.ts';
import { inHome } from '../places.ts';
import { jsonKind } from './json-kind.ts';
import { stringNamed } from './json-text.ts';

const NAMES = { id: 'secretId', secret: 'secretKey', token: 'token', region: null };

/**
 * `~/.tccli/<profile>.credential`, one file a profile: tccli/configure.py and credentials.py of
 * TencentCloud/tencentcloud-cli, which read it with Python's json. `type` tells logins (`oauth`, `sso`) and roles of a
 * server (`cvm-role`) from keys, which have `default` or none. The region is in `<profile>.configure`.
 */
export const tccli: FileKindSpec = jsonKind({
  ...{ id: 'tccli', cloud: 'tencent', match: 'exact', loneId: 'incomplete', goes: 'drop' },
  places: (around) => [inHome(around, '.tccli', '*.credential')],
  named: /\.credential$/,
  fits: (text) => /"secretId"/.test(text),
  holdings: ({ root }) => {
    if (root.type !== 'Object') return { held: [], problems: [] };
    const type = stringNamed(root, 'type', 'exact');
    if (type === 'oauth' || type === 'sso') return { held: [], problems: [{ kind: 'session', line: null }] };
    // `tccli configure` writes the word None where a person typed nothing.
    const unset = ['secretId', 'secretKey'].every((name) => stringNamed(root, name, 'exact') === 'None');
    if (type === 'cvm-role' || unset) return { held: [], problems: [] };
    const key = {
      entry: '',
      label: '',
      cloud: 'tencent',
      sure: 'certain',
      object: root,
      names: NAMES,
    } as const;
    return { held: [key], problems: [] };
  },
});
