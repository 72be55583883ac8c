import type { FileKindSpec, KeyValues } from '../../../../../../src/main/formats/files/file-kind.ts';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import { catalogue } from '../../../../../../src/shared/catalogue/index.ts';
import type { CloudId } from '../../../../../../src/shared/model/cloud.ts';
import type { FileKind } from '../../../../../../src/shared/model/consumer.ts';
import { plain } from '../../plain.ts';

/** What a kind reads, with its secrets in the open, to compare with. */
export function opened(kind: FileKind, text: string) {
  const { entries, problems } = fileKindOf(kind).read(text);
  return {
    keys: entries.map(({ entry, key, command }) => {
      const { cloud, line, publicId, secret, token, region } = plain(key);
      return { entry, command, cloud, line, publicId, secret, token, region };
    }),
    problems,
  };
}

/** The ids and secrets that a kind reads. */
export function pairs(kind: FileKind, text: string): readonly (readonly string[])[] {
  return opened(kind, text).keys.map(({ entry, publicId, secret }) => [entry, publicId, secret ?? '']);
}

/** The values of a key, under its cloud's names. */
export function valuesOf(cloud: CloudId, publicId: string, secret: string, token?: string): KeyValues {
  const { publicIdField, secretField, tokenField } = catalogue[cloud];
  return {
    cloud,
    fields: { [publicIdField]: publicId },
    secrets: {
      [secretField]: secret,
      ...(tokenField === null || token === undefined ? {} : { [tokenField]: token }),
    },
  };
}

/** A kind that can be written. */
export function writerOf(kind: FileKind) {
  const { write, remove } = fileKindOf(kind);
  if (write === null || remove === null) throw new Error(`${kind} is not written`);
  return { write, remove };
}

/** The places of a kind on one platform. */
export function placesOf(
  kind: FileKind,
  env: Record<string, string> = {},
  platform: 'linux' | 'win32' = 'linux',
) {
  const home = platform === 'linux' ? '/home/ann' : 'C:\\Users\\ann';
  return fileKindOf(kind).places({ platform, home, env });
}

/** Whether a name and a text are taken for a kind. */
export function isTold({ named, fits }: FileKindSpec, name: string, text: string): boolean {
  return named?.test(name) === true && (fits === undefined || fits(text));
}
