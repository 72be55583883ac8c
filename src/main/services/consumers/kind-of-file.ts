import { basename } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Around, FileKindSpec, FileReading } from '../../formats/files/file-kind.ts';
import type { TicketPlace } from '../import/tickets.ts';

/** A file with the kind that fits it. */
export interface KnownFile {
  readonly kind: FileKindSpec;
  readonly reading: FileReading;
}

/** How surely a kind is told by where the file lies and what it is called; null where it is not. */
function sureness(
  kind: FileKindSpec,
  { path, chosen }: TicketPlace,
  text: string,
  around: Around | null,
): 0 | 1 | 2 | null {
  const places = around === null ? [] : kind.places(around);
  if (places.includes(path) || places.includes(chosen)) return 0;
  const named = kind.named !== null && [path, chosen].some((each) => isNamed(kind, each));
  if (named) return kind.fits === undefined || kind.fits(text) ? 1 : null;
  return kind.named === null && kind.fits?.(text) === true ? 2 : null;
}

const isNamed = ({ named }: FileKindSpec, path: string): boolean =>
  named?.test(basename(path).toLowerCase()) === true;

/**
 * The kind of a file that a person chose: the one whose tool looks there, else one that is told by the name or by the text.
 * Throws `file-encrypted` where its own tool encrypted it, `nothing-found` where no kind finds a key in it.
 */
export function kindOfFile(
  kinds: readonly FileKindSpec[],
  place: TicketPlace,
  text: string,
  around: Around | null,
): KnownFile {
  const fitting = kinds
    .flatMap((kind) => {
      const rank = sureness(kind, place, text, around);
      return rank === null ? [] : [{ kind, rank, reading: kind.read(text) }];
    })
    .toSorted((a, b) => a.rank - b.rank);
  const [found] = fitting.filter(({ reading }) => reading.entries.length > 0);
  if (found !== undefined) return found;
  const encrypted = fitting.some(({ reading }) => reading.problems.some((one) => one.kind === 'encrypted'));
  throw new KeyturnError(encrypted ? 'file-encrypted' : 'nothing-found');
}
