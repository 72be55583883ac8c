import { cloudOfPublicId } from '../../id-shapes.ts';
import type { FileEntry, FileKindSpec } from '../file-kind.ts';
import { type Told, toldIn } from '../one-cloud.ts';
import { placeGone, unwritable } from '../refusals.ts';
import type { Splice } from '../splices.ts';
import { aws } from './dialects.ts';
import type { IniPair } from './document.ts';
import { allOf, type IniGroup, pairOf, valueIn } from './group.ts';
import { type KeyNames, writable } from './key-lines.ts';
import { quotedCommand } from './quote-command.ts';
import { foundKey, groupAt, readSections, type SectionKind, sectionKind } from './section-kind.ts';
import { pairSplice, removal, splicedLines } from './splices.ts';

const COMMAND = 'credential_process';

const NAMES: KeyNames = {
  id: ['aws_access_key_id'],
  secret: ['aws_secret_access_key'],
  // `aws_security_token` is boto's old name, which botocore still reads.
  token: ['aws_session_token', 'aws_security_token'],
};

/** A login of AWS's own that ends by itself: IAM Identity Center, or `aws login`. */
const LOGINS = ['sso_session', 'sso_start_url', 'login_session'];

/**
 * A file of AWS's CLI and SDKs. A key that stands there counts before a command: the SDKs ask in that order, botocore for
 * `credentials` too. `role_arn` with `source_profile` names another profile, and is no key.
 * Source: botocore/credentials.py and configloader.py, @aws-sdk/credential-provider-ini and -process.
 */
export function awsFile(
  own: Pick<SectionKind, 'id' | 'places' | 'named' | 'fits' | 'entryOf'>,
): FileKindSpec {
  const kind: SectionKind = {
    ...{ ...own, cloud: 'aws', among: 'usual', role: 'serves', dialect: aws, region: ['region'] },
    namesOf: () => NAMES,
    tell: (_, { publicId }) => toldOf(publicId),
    inTheWay: (group, key) => (key === null && isLogin(group) ? 'session' : null),
  };
  const plain = sectionKind(kind);
  return {
    ...plain,
    read: (text) => readSections(kind, text, (group) => commandEntry(kind, group)),
    asCommand: (text, entry, command) => {
      const group = groupAt(kind, text, entry);
      const raw = writable(aws, quotedCommand(command), COMMAND);
      // botocore takes a profile that is its own source only where the key stands in it.
      if (valueIn(group, 'role_arn') !== '' && valueIn(group, 'source_profile') === entry)
        throw unwritable(COMMAND);
      return splicedLines(text, commandSplices(text, group, raw));
    },
  };
}

function commandSplices(text: string, group: IniGroup, raw: string): readonly Splice[] {
  const lines = allOf(group, [...NAMES.id, ...NAMES.secret, ...NAMES.token]);
  const commands = allOf(group, [COMMAND]);
  const there = commands.at(-1);
  if (there !== undefined) {
    // botocore takes a comment behind the command for a part of it.
    const put = { from: there.from, to: there.from + lineRest(text, there), text: raw };
    return [...commands.slice(0, -1).map(removal), put, ...lines.map(removal)];
  }
  const at = pairOf(group, NAMES.id) ?? lines.at(-1);
  if (at === undefined) throw placeGone();
  return [pairSplice(text, at, COMMAND, raw), ...lines.filter((line) => line !== at).map(removal)];
}

/** How long the rest of a pair's line is from its value on. */
function lineRest(text: string, { from, end }: IniPair): number {
  return text.slice(from, end).trimEnd().length;
}

function commandEntry(kind: SectionKind, group: IniGroup): FileEntry | null {
  const command = valueIn(group, COMMAND);
  const line = pairOf(group, [COMMAND])?.line;
  if (command === '' || line === undefined) return null;
  const nothing = { publicId: '', secret: '', token: '', line };
  const key = foundKey(kind, group, nothing, { cloud: 'aws', sure: 'certain', alike: [] });
  const { access_key_id: _, ...fields } = key.fields;
  return { entry: group.entry, key: { ...key, fields, secrets: {} }, command };
}

function isLogin(group: IniGroup): boolean {
  return valueIn(group, COMMAND) === '' && LOGINS.some((name) => valueIn(group, name) !== '');
}

/** Other storage takes the same files, with ids of its own. */
function toldOf(publicId: string): Told {
  const shaped = cloudOfPublicId(publicId);
  return shaped === null ? { cloud: 'aws', sure: 'guess', alike: [] } : toldIn('aws', publicId);
}
