import type { LookedPlace } from '../../../shared/model/look.ts';
import {
  type FileEntry,
  type FileKindSpec,
  type FileReading,
  otherwiseOf,
} from '../../formats/files/file-kind.ts';
import { publicIdOf } from '../../formats/found-key.ts';
import { cloudOfPublicId } from '../../formats/id-shapes.ts';
import { decodeText, MAX_TEXT_BYTES, type Otherwise } from '../../formats/text.ts';
import type { FileFacts, Files } from '../../ports/files.ts';
import { FileError } from '../../ports/files.ts';
import type { Spot } from './spots.ts';

type Problem = LookedPlace['problems'][number];

/** What reading and judging a person's file takes. */
export type LookedFiles = Pick<Files, 'resolve' | 'facts' | 'read'>;

/** A file that is there, and what it holds. */
export interface SpotRead {
  /** Without links. */
  readonly path: string;
  /** The same for one file under several names. */
  readonly identity: string;
  readonly kind: FileKindSpec;
  readonly access: LookedPlace['access'];
  readonly problems: readonly Problem[];
  readonly entries: readonly FileEntry[];
  /** Empty where it could not be read. */
  readonly text: string;
}

/** Who but the owner may read a file, by its own bits: folders above it may keep others away all the same. */
export function accessOf({ mode, own }: Pick<FileFacts, 'mode' | 'own'>): LookedPlace['access'] {
  if (own === null) return 'unknown';
  if (!own) return 'foreign';
  if ((mode & 0o004) !== 0) return 'open';
  return (mode & 0o040) !== 0 ? 'group' : 'own';
}

const problem = (kind: Problem['kind']): Problem => ({ kind, line: null });

/** Whether a file is of some kind whatever its text: many names that are looked at stand for other things too. */
const isSure = ({ kinds, guessed }: Spot): boolean =>
  !guessed || kinds.some(({ fits }) => fits === undefined);

/**
 * Reads one file, links followed. Null where nothing is there, and where it is a folder. Never throws: what is in the way is
 * told as a problem, unless the file is likely to be something else. A text of none of the kinds that its name stands for has
 * no entries; it may hold a secret all the same.
 */
export async function readSpot(files: LookedFiles, spot: Spot): Promise<SpotRead | null> {
  const [first] = spot.kinds;
  if (first === undefined) return null;
  const unread = (path: string, facts: FileFacts | null, why: Problem['kind']): SpotRead | null =>
    isSure(spot)
      ? {
          ...{ path, kind: first, entries: [], text: '', problems: [problem(why)] },
          identity: facts?.identity ?? path,
          access: facts === null ? 'unknown' : accessOf(facts),
        }
      : null;
  let real = spot.path;
  let facts: FileFacts | null = null;
  try {
    const resolved = await files.resolve(spot.path);
    if (resolved === null || resolved.kind === 'folder') return null;
    real = resolved.path;
    facts = await files.facts(real);
    if (facts === null) return unread(real, null, 'gone');
    // To open a pipe or a device could hang for ever.
    if (resolved.kind === 'other') return unread(real, facts, 'special');
    if (facts.size > MAX_TEXT_BYTES) return unread(real, facts, 'too-large');
    if (facts.size === 0) return null;
    const text = textOf(await files.read(real, MAX_TEXT_BYTES), otherwiseOf(first.role));
    if (text === null) return unread(real, facts, 'binary');
    const reading = bestReading(text, spot) ?? { kind: first, entries: [], problems: [] };
    return { path: real, identity: facts.identity, access: accessOf(facts), text, ...reading };
  } catch (error) {
    return unread(real, facts, await whyNot(error, files, real));
  }
}

/** Null for what is no text. */
function textOf(bytes: Buffer, otherwise: Otherwise): string | null {
  try {
    return decodeText(bytes, otherwise);
  } catch {
    return null;
  } finally {
    bytes.fill(0);
  }
}

/** A file that grew while it was read is too large now. */
async function whyNot(error: unknown, files: LookedFiles, path: string): Promise<Problem['kind']> {
  const failure = error instanceof FileError ? error.failure : 'other';
  if (failure === 'not-found') return 'gone';
  if (failure === 'denied') return 'denied';
  const now = await files.facts(path).catch(() => null);
  return now !== null && now.size > MAX_TEXT_BYTES ? 'too-large' : 'denied';
}

type Reading = Pick<SpotRead, 'kind' | 'entries' | 'problems'>;

/** The kind with the most keys in it; a kind that finds problems alone comes next, and then the first one. */
function bestReading(text: string, { kinds, guessed }: Spot): Reading | null {
  const fitting = guessed ? kinds.filter(({ fits }) => fits?.(text) ?? true) : kinds;
  const readings = fitting.map((kind): Reading => {
    const reading = read(kind, text);
    return { kind, ...reading, entries: guessed ? guessedEntries(kind, reading.entries) : reading.entries };
  });
  const weight = ({ entries, problems }: Reading): number =>
    entries.length * 1000 + Math.min(problems.length, 1);
  return readings.reduce<Reading | null>(
    (best, one) => (best === null || weight(one) > weight(best) ? one : best),
    null,
  );
}

/**
 * Many tools call their files `config` and `credentials`. Without its tool's folder around it, a file of one cloud's tool
 * leaves no doubt only where the id has that cloud's form, or where its documents are unlike all others'.
 */
function guessedEntries({ cloud }: FileKindSpec, entries: readonly FileEntry[]): readonly FileEntry[] {
  if (cloud === null || cloud === 'gcp' || cloud === 'azure') return entries;
  return entries.map((entry) => {
    const { key, command } = entry;
    const doubtful =
      command === null && key.sure === 'certain' && cloudOfPublicId(publicIdOf(key)) !== key.cloud;
    return doubtful ? { ...entry, key: { ...key, sure: 'likely' } } : entry;
  });
}

function read(kind: FileKindSpec, text: string): FileReading {
  try {
    return kind.read(text);
  } catch {
    // No reader throws; if one does, the others' files are not lost for it.
    return { entries: [], problems: [{ kind: 'syntax', line: null }] };
  }
}
