import type { FileKindSpec } from '../../../../../../src/main/formats/files/file-kind.ts';
import { plain } from '../../plain.ts';

/** The keys that a file holds, with their secrets in the open: entry, cloud, id, secret, token. */
export function held(spec: FileKindSpec, text: string): readonly unknown[] {
  return spec
    .read(text)
    .entries.filter(({ command }) => command === null)
    .map(({ entry, key }) => {
      const { cloud, publicId, secret, token } = plain(key);
      return token === null ? [entry, cloud, publicId, secret] : [entry, cloud, publicId, secret, token];
    });
}
