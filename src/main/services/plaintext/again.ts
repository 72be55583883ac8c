import type { FileKindSpec } from '../../formats/files/file-kind.ts';
import { secretsIn } from './entry.ts';

/** As many copies of a secret in one file as are looked at one by one. */
const MOST_COPIES = 50;

/** How many keys of a text have a secret. */
export const timesIn = (kind: FileKindSpec, text: string, secret: string): number =>
  kind.read(text).entries.filter((entry) => secretsIn(entry).includes(secret)).length;

/**
 * The line in which one of the secrets stands in a text beside its keys, as in a comment; undefined where none does. Keys
 * with the same secret are places of their own, and were left on purpose.
 */
export function lineAgain(kind: FileKindSpec, text: string, secrets: readonly string[]): number | undefined {
  const lines = secrets.flatMap((secret) => {
    const keys = timesIn(kind, text, secret);
    for (let at = text.indexOf(secret), seen = 0; at >= 0; at = text.indexOf(secret, at + secret.length)) {
      // What is no key's is missed by none of them.
      const without = `${text.slice(0, at)}${'-'.repeat(secret.length)}${text.slice(at + secret.length)}`;
      if (keys === 0 || timesIn(kind, without, secret) === keys)
        return [text.slice(0, at).split('\n').length];
      seen += 1;
      if (seen >= MOST_COPIES) break;
    }
    return [];
  });
  return lines.length === 0 ? undefined : Math.min(...lines);
}
