import { isPlaceholder } from '../../../../shared/mistakes/shapes.ts';
import { cloudOfPublicId } from '../../id-shapes.ts';
import type { Around, FileKindSpec, FileProblem } from '../file-kind.ts';
import { inHome, inNamed } from '../places.ts';
import { storageAt } from '../storage-hosts.ts';
import { type Holding, type Holdings, jsonKind } from './json-kind.ts';
import { type JsonText, nameOf, stringNamed, valueNamed } from './json-text.ts';

const NAMES = { id: 'accessKey', secret: 'secretKey', token: 'sessionToken', region: null };

/**
 * `config.json` of the MinIO client: cmd/config-v10.go, config.go and flags.go of minio/mc (its folder is named after the
 * program, which packages call mcli; before version 10 the aliases were called hosts). Whose key an alias has is told by
 * the host of its `url`, else by what its id looks like; keys of one's own servers are nobody's here.
 */
export const minioClient: FileKindSpec = jsonKind({
  ...{ id: 'minio-client', cloud: null, match: 'any-case', loneId: 'incomplete', goes: 'empty' },
  places: placesOf,
  named: /^config\.json$/,
  fits: (text) => /"(?:aliases|hosts)"/i.test(text) && /"accessKey"/i.test(text),
  holdings,
});

function placesOf(around: Around): readonly string[] {
  const folders = around.platform === 'win32' ? ['mc', 'mcli'] : ['.mc', '.mcli'];
  return [
    ...inNamed(around, 'MC_CONFIG_DIR', 'config.json'),
    ...folders.map((folder) => inHome(around, folder, 'config.json')),
  ];
}

function holdings({ root }: JsonText): Holdings {
  if (root.type !== 'Object') return { held: [], problems: [] };
  const aliases = valueNamed(root, 'aliases', 'any-case') ?? valueNamed(root, 'hosts', 'any-case');
  const held = new Map<string, Holding | null>();
  const problems: FileProblem[] = [];
  for (const member of aliases?.type === 'Object' ? aliases.members : []) {
    const entry = nameOf(member);
    const object = member.value;
    if (held.has(entry)) problems.push({ kind: 'repeated', line: member.loc.start.line });
    if (object.type !== 'Object') continue;
    const id = stringNamed(object, NAMES.id, 'any-case');
    const byHost = storageAt(stringNamed(object, 'url', 'any-case'));
    const cloud = byHost?.cloud ?? cloudOfPublicId(id);
    // `YOUR-ACCESS-KEY-HERE` stands there from the start.
    const isKey = cloud !== null && !(isPlaceholder(id) && /^your/i.test(id));
    const sure = byHost?.sure ?? 'likely';
    held.set(entry, isKey ? { ...{ entry, label: entry, cloud, sure }, object, names: NAMES } : null);
  }
  return { held: [...held.values()].filter((one) => one !== null), problems };
}
