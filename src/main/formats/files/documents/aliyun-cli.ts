import type { FileKindSpec, FileProblem } from '../file-kind.ts';
import { inHome } from '../places.ts';
import { unwritable } from '../refusals.ts';
import { byProfile } from './by-profile.ts';
import { commandLine } from './command-line.ts';
import type { JsonEditor } from './json-edit.ts';
import { type Holding, type Holdings, jsonKind } from './json-kind.ts';
import { type JsonText, type ObjectNode, objectsIn, stringNamed, valueNamed } from './json-text.ts';

const NAMES = {
  ...{ id: 'access_key_id', secret: 'access_key_secret', token: 'sts_token', region: 'region_id' },
};

/** Modes, in lower case, whose profile holds a key; none at all counts as AK. The tool takes them in any case. */
const WITH_VALUES: readonly string[] = ['', 'ak', 'ststoken', 'ramrolearn'];
/** Modes of a login, which leave what ends by itself in the profile. */
const LOGINS: readonly string[] = ['cloudsso', 'oauth', 'bearertoken'];

/**
 * `~/.aliyun/config.json`: config/profile.go and configuration.go of aliyun/aliyun-cli, read by the SDKs as well. Of two
 * profiles with one name the first counts. ChainableRamRoleArn names another profile as its `source_profile`, and like
 * the roles of servers, OIDC and CredentialsURI it holds no key. In the mode External `process_command` is asked; the SDK
 * for Node.js then leaves the key that it was given beside it, in clear, which is read as what it is: a key in a file.
 */
export const aliyunCli: FileKindSpec = jsonKind({
  ...{ id: 'aliyun-cli', cloud: 'aliyun', match: 'any-case', loneId: 'incomplete', goes: 'drop' },
  places: (around) => [inHome(around, '.aliyun', 'config.json')],
  named: /^config\.json$/,
  fits: (text) => /"profiles"/i.test(text) && /"(?:access_key_id|process_command)"/i.test(text),
  holdings,
  alsoWrite: (edit, { object, command }, { token }) => {
    const mode = modeOf(object);
    const withToken = token === null ? 'AK' : 'StsToken';
    if (mode === 'ak' || mode === 'ststoken') {
      if (mode !== withToken.toLowerCase()) edit.set(object, 'mode', withToken, 'name');
    } else if (command !== undefined) {
      edit.set(object, 'mode', withToken, 'name');
      edit.drop(object, ['process_command']);
    }
  },
  asCommand,
});

function holdings({ root }: JsonText): Holdings {
  if (root.type !== 'Object') return { held: [], problems: [] };
  const profiles = objectsIn(valueNamed(root, 'profiles', 'any-case'));
  const { named, problems } = byProfile(profiles, 'name', 'any-case', 'first');
  const held: Holding[] = [];
  const found: FileProblem[] = [...problems];
  for (const [entry, object] of named) {
    const mode = modeOf(object);
    const holding: Holding = { entry, label: entry, cloud: 'aliyun', sure: 'certain', object, names: NAMES };
    if (WITH_VALUES.includes(mode)) held.push(holding);
    else if (LOGINS.includes(mode)) found.push({ kind: 'session', line: object.loc.start.line });
    else if (mode === 'external') held.push(...external(holding));
  }
  return { held, problems: found };
}

function external(holding: Holding): readonly Holding[] {
  const at = (name: string) => stringNamed(holding.object, name, 'any-case');
  // A temporary key that the command gave out ends by itself.
  if (at(NAMES.id) !== '' && at(NAMES.secret) !== '' && at(NAMES.token) === '') return [holding];
  const command = at('process_command');
  return command === '' ? [] : [{ ...holding, command }];
}

function asCommand(edit: JsonEditor, { object }: Holding, command: readonly string[]): void {
  const line = commandLine(command);
  // What the command gives out is taken as the key to work with, and the role would never be assumed.
  if (line === null || modeOf(object) === 'ramrolearn') throw unwritable('process_command');
  edit.drop(object, [NAMES.id, NAMES.secret, NAMES.token, 'sts_expiration']);
  edit.set(object, 'mode', 'External', 'name');
  edit.set(object, 'process_command', line, 'mode');
}

function modeOf(object: ObjectNode): string {
  return stringNamed(object, 'mode', 'any-case').toLowerCase();
}
