import type { FileEntry, FileKindSpec } from '../../../src/main/formats/files/file-kind.ts';
import { keyOfPair, secretText } from '../../../src/main/formats/found-key.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';

/** `name = publicId secret` or `name ! program arguments`, a line each. */
const LINE = /^(\w+) (=|!) (.*?)(\r?)$/;

const entryOf = (line: string, index: number): FileEntry[] => {
  const [, entry, sign, rest] = LINE.exec(line) ?? [];
  if (entry === undefined || rest === undefined) return [];
  const [publicId = '', secret = ''] = sign === '=' ? rest.split(' ') : [];
  const pair = { sure: 'certain', label: entry, token: null, region: null, line: index + 1 } as const;
  const key = keyOfPair({ ...pair, cloud: 'aws', publicId, secret: secretText(secret) });
  return [{ entry, key, command: sign === '!' ? rest : null }];
};

const change = (text: string, entry: string, next: string | null): string => {
  let found = false;
  const lines = text.split('\n').flatMap((line) => {
    const parts = LINE.exec(line);
    if (parts?.[1] !== entry) return [line];
    found = true;
    return next === null ? [] : [`${entry} ${next}${parts[4]}`];
  });
  if (!found) throw new KeyturnError('place-gone');
  return lines.join('\n');
};

/** The simplest kind of file that can hold a key or a command, for tests of what is done with files of any kind. */
export const linesKind: FileKindSpec = {
  id: 'aws-credentials',
  cloud: 'aws',
  role: 'serves',
  among: 'usual',
  places: () => [],
  named: null,
  read: (text) => ({ entries: text.split('\n').flatMap(entryOf), problems: [] }),
  write: (text, entry, { fields, secrets }) =>
    change(text, entry, `= ${fields.access_key_id} ${secrets.secret_access_key}`),
  remove: (text, entry) => change(text, entry, null),
  asCommand: (text, entry, command) => change(text, entry, `! ${command.join(' ')}`),
};
