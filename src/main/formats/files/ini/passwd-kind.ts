import { catalogue } from '../../../../shared/catalogue/index.ts';
import { keyOfPair, secretText } from '../../found-key.ts';
import type { FileEntry, FileKindSpec } from '../file-kind.ts';
import { halvesOf } from '../halves.ts';
import type { Told } from '../one-cloud.ts';
import { placeGone, unwritable } from '../refusals.ts';
import type { Splice } from '../splices.ts';
import type { KeyLines } from './key-lines.ts';
import { type PasswdKey, parsePasswd, type Span } from './passwd-lines.ts';
import { splicedLines } from './splices.ts';

/** A file of passwords of one tool; `tell` says whose key one is, null where it is none of ours. */
export function passwdKind(
  own: Pick<FileKindSpec, 'id' | 'cloud' | 'places' | 'named'>,
  tell: (key: KeyLines) => Told | null,
): FileKindSpec {
  return {
    ...{ ...own, among: 'usual', role: 'serves', asCommand: null },
    read: (text) => {
      const { keys, problems } = parsePasswd(text);
      return { entries: keys.flatMap((key) => entryOf(text, key, tell)), problems };
    },
    write: (text, entry, values) => {
      const key = keyAt(text, entry);
      const { publicIdField, secretField, tokenField } = catalogue[values.cloud];
      const { publicId, secret, token } = halvesOf(values);
      // A token comes from the environment alone.
      if (tokenField !== null && token !== null) throw unwritable(tokenField);
      return splicedLines(text, [
        ...changed(text, key.id, publicId, publicIdField),
        ...changed(text, key.secret, secret, secretField),
      ]);
    },
    remove: (text, entry) =>
      splicedLines(
        text,
        keyAt(text, entry).whole.map((span) => ({ ...span, text: '' })),
      ),
  };
}

function entryOf(text: string, key: PasswdKey, tell: (key: KeyLines) => Told | null): readonly FileEntry[] {
  const publicId = text.slice(key.id.from, key.id.to);
  const secret = text.slice(key.secret.from, key.secret.to);
  const told = tell({ publicId, secret, token: '', line: key.line });
  if (told === null) return [];
  const found = keyOfPair({
    ...{ cloud: told.cloud, sure: told.sure, label: key.bucket, publicId, line: key.line, region: null },
    ...{ secret: secretText(secret), token: null },
  });
  return [{ entry: key.bucket, key: { ...found, alike: told.alike }, command: null }];
}

function keyAt(text: string, entry: string): PasswdKey {
  const found = parsePasswd(text).keys.find(({ bucket }) => bucket === entry);
  if (found === undefined) throw placeGone();
  return found;
}

/** Blanks and colons part a line, and a sign at its start makes it something else; there are no quotes. */
function changed(text: string, span: Span, value: string, field: string): readonly Splice[] {
  if (/[\s:\p{Cc}\uFEFF]|^[#[]/u.test(value)) throw unwritable(field);
  return text.slice(span.from, span.to) === value ? [] : [{ ...span, text: value }];
}
