import type { FileKindSpec } from '../../../src/main/formats/files/file-kind.ts';
import { keyOfPair, secretText } from '../../../src/main/formats/found-key.ts';
import { catalogue } from '../../../src/shared/catalogue/index.ts';

type Lines = Readonly<Record<string, string>>;

/** `name.id = …`, `name.secret = …`, `name.token = …` or `name.command = …`, a line each. */
const linesOf = (text: string): Map<string, Record<string, string>> => {
  const entries = new Map<string, Record<string, string>>();
  for (const [, entry = '', field = '', value = ''] of text.matchAll(/^([\w-]*)\.(\w+) = (.*)$/gm)) {
    entries.set(entry, { ...entries.get(entry), [field]: value });
  }
  return entries;
};

const without = (text: string, entry: string, fields: string): string =>
  text.replace(new RegExp(`^${entry}\\.(${fields}) = .*\\n`, 'gm'), '');

/** The text of one entry. */
export const tinyText = (entry: string, lines: Lines): string =>
  Object.entries(lines)
    .map(([field, value]) => `${entry}.${field} = ${value}\n`)
    .join('');

/** A kind of file of a few lines, for what has to do with any kind. It reads keys of AWS and writes those of any cloud. */
export function tinyKind(changes: Partial<FileKindSpec> = {}): FileKindSpec {
  return {
    ...{ id: 'aws-credentials', cloud: 'aws', role: 'serves', among: 'usual' },
    places: ({ home }) => [`${home}/.tiny`],
    named: /^tiny(\.\w+)?$/,
    read: (text) => ({
      entries: [...linesOf(text)].map(([entry, { id = '', secret, token, command = null }]) => ({
        entry,
        command,
        key: keyOfPair({
          ...{ cloud: 'aws', sure: 'certain', label: entry, publicId: id, region: null, line: 1 },
          secret: secretText(secret ?? ''),
          token: token === undefined ? null : secretText(token),
        }),
      })),
      problems: text.includes('encrypted') ? [{ kind: 'encrypted', line: 1 }] : [],
    }),
    write: (text, entry, { cloud, fields, secrets }) => {
      const { publicIdField, secretField, tokenField } = catalogue[cloud];
      const token = tokenField === null ? undefined : secrets[tokenField];
      return (
        without(text, entry, 'id|secret|token') +
        tinyText(entry, {
          ...{ id: fields[publicIdField] ?? '', secret: secrets[secretField] ?? '' },
          ...(token === undefined ? {} : { token }),
        })
      );
    },
    remove: (text, entry) => without(text, entry, 'id|secret|token'),
    asCommand: null,
    ...changes,
  };
}
