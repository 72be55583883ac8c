import { setImmediate } from 'node:timers/promises';
import { readEnvironment } from '../../formats/files/environment.ts';
import type { Around, FileKindSpec } from '../../formats/files/file-kind.ts';
import { type FoundKey, NOTHING_ABOUT, secretText } from '../../formats/found-key.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import { scrubbingOf } from '../plaintext/protocol.ts';
import { bareTexts } from './bare.ts';
import type { Finding, Looked } from './findings.ts';
import { readSpot, type SpotRead } from './read-spot.ts';
import { type Spot, usualSpots } from './spots.ts';
import { LATE, timely } from './timely.ts';
import { newBounds, walk } from './walk.ts';

/** Files that are read side by side, and how long one may take. */
const AT_ONCE = 8;
const LATE_MS = 10_000;

/** What a scan may use, and whom it tells. Nothing here can write. */
export interface ScanDeps {
  readonly files: Pick<Files, 'resolve' | 'facts' | 'read' | 'list' | 'entries'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly kinds: readonly FileKindSpec[];
  /** Null: only the chosen folders are looked into. */
  readonly around: Around | null;
  readonly device: { readonly device: string; readonly deviceName: string };
  readonly signal: AbortSignal;
  /** Which key of the vault a text is the secret of; null for other texts. */
  readonly secretOf: (
    texts: Iterable<{ readonly text: string; readonly line: number }>,
  ) => readonly BareSecret[];
  /** Takes a place in with its keys, and gives its index; null once there is no room for more. */
  readonly found: (place: Looked, keys: readonly Omit<Finding, 'place'>[]) => void;
  readonly passed: (count: { readonly files: number; readonly folders: number }) => void;
  /** Something was left out. */
  readonly cut: () => void;
  /** Whether there is room for more keys. */
  readonly hasRoom: () => boolean;
}

/** A secret of the vault in a text, without its id. */
export interface BareSecret {
  readonly text: string;
  readonly line: number;
  readonly key: Pick<FoundKey, 'cloud' | 'fields' | 'label'> & { readonly field: string };
}

export interface ScanScope {
  readonly usual: boolean;
  readonly profiles: boolean;
  readonly histories: boolean;
  /** Absolute paths without links. */
  readonly folders: readonly string[];
}

/** Looks into everything of a scope, in the same order each time. Throws what `secretOf` throws, and nothing of files. */
export async function scan(scope: ScanScope, deps: ScanDeps): Promise<void> {
  const { files, clock, kinds, around, signal, passed } = deps;
  const seen = new Set<string>();
  if (around !== null) {
    const among = kinds.filter((kind) => scope[kind.among]);
    const spots = await usualSpots(files, among, around);
    await readAll(spots, seen, deps);
    if (scope.usual) lookAtEnvironment(around, deps);
  }
  const bounds = newBounds();
  // What was typed is looked into only where that is wished for, wherever its file lies.
  const named = scope.histories ? kinds : kinds.filter(({ among }) => among !== 'histories');
  for (const folder of scope.folders) {
    for await (const step of walk(folder, { files, clock, kinds: named, bounds, signal })) {
      passed({ files: step.files - step.spots.length, folders: step.folders });
      if (step.unlisted !== null) {
        const problems = [{ kind: step.unlisted, line: null }];
        deps.found({ kind: 'file', path: folder, file: null, access: 'unknown', problems }, []);
      }
      await readAll(step.spots, seen, deps);
      if (signal.aborted || !deps.hasRoom()) break;
    }
  }
  if (bounds.cut) deps.cut();
}

async function readAll(spots: readonly Spot[], seen: Set<string>, deps: ScanDeps): Promise<void> {
  const { files, clock, signal, passed, hasRoom, cut } = deps;
  for (let from = 0; from < spots.length && !signal.aborted; from += AT_ONCE) {
    if (!hasRoom()) return cut();
    // The window answers in between.
    if (from > 0) await setImmediate();
    const some = spots.slice(from, from + AT_ONCE);
    const read = await Promise.all(some.map((spot) => timely(clock, LATE_MS, readSpot(files, spot))));
    if (signal.aborted) return;
    // Most of the places where tools keep keys are empty on any computer.
    passed({ files: read.filter((one) => one !== null && one !== LATE).length, folders: 0 });
    for (const one of read) {
      if (one === LATE) cut();
      // One file under two names, or found as a usual one and in a folder, counts once.
      else if (one !== null && !seen.has(one.identity)) {
        seen.add(one.identity);
        takeIn(one, deps);
      }
    }
  }
}

function takeIn(read: SpotRead, deps: ScanDeps): void {
  const { kind, path, access, problems, text } = read;
  const values = read.entries.filter(({ command }) => command === null);
  const where = { kind: 'file', ...deps.device, path, file: kind.id, holds: 'values' } as const;
  const leak = kind.role === 'leak';
  const pairs = values.map(({ entry, key }) => ({
    ...{ entry, leak, bare: false, scrub: scrubbingOf(kind, key.cloud), where: { ...where, entry } },
    row: { key, periodDays: null, errors: [], as: null, origin: path },
  }));
  const explained = new Set(
    values.flatMap(({ key }) => Object.values(key.secrets).map((secret) => secret.reveal())),
  );
  const bare = deps.secretOf(bareTexts(text, explained)).map((secret) => bareFinding(secret, path, leak));
  if (pairs.length + bare.length + problems.length === 0 && read.entries.length === 0) return;
  deps.found({ kind: 'file', path, file: kind.id, access, problems }, [...pairs, ...bare]);
}

/** The longest name of a place for a person. */
const MAX_NAME = 120;

/** The end of a path says most. */
const nameOfPath = (path: string): string =>
  path.length <= MAX_NAME ? path : `…${path.slice(1 - MAX_NAME)}`;

function bareFinding({ text, line, key }: BareSecret, path: string, leak: boolean): Omit<Finding, 'place'> {
  const { field, ...named } = key;
  return {
    ...{ entry: '', leak, bare: true, scrub: null },
    where: { kind: 'by-hand', what: 'other', name: nameOfPath(path), owner: '' },
    row: {
      key: {
        ...{ ...named, sure: 'certain', alike: [], site: null, endpoints: {}, about: NOTHING_ABOUT },
        ...{ line, sheet: null, secrets: { [field]: secretText(text) } },
      },
      ...{ periodDays: null, errors: [], as: null, origin: path },
    },
  };
}

function lookAtEnvironment({ env }: Around, { found, device }: ScanDeps): void {
  const { entries, problems } = readEnvironment(env);
  if (entries.length + problems.length === 0) return;
  found(
    { kind: 'environment', path: null, file: null, access: 'own', problems },
    entries.map(({ entry, key, variables }) => ({
      ...{ entry, leak: false, bare: false, scrub: null },
      where: { kind: 'environment', ...device, variables: [...variables] },
      row: { key, periodDays: null, errors: [], as: null, origin: '' },
    })),
  );
}
