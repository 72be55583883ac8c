import type { ConsumerView } from '../../shared/model/consumer.ts';
import type { KeptFile } from '../../shared/model/kept-file.ts';
import { type CliApp, call } from '../app.ts';
import { CliError, usageError } from '../errors.ts';
import { resolveKey } from '../resolve.ts';

const SHORTEST = 4;

/** The one of several whose id an argument is, or begins. Throws CliError; null where none does. */
export function byId<T extends { readonly id: string }>(
  all: readonly T[],
  text: string,
  nameOf: (one: T) => string,
): T | null {
  if (text.length < SHORTEST) throw usageError('id-too-short', { least: SHORTEST });
  const found = all.filter(({ id }) => id.startsWith(text.toLowerCase()));
  const [first, ...others] = found;
  if (others.length === 0) return first ?? null;
  const candidates = found.map((one) => `${one.id} (${nameOf(one)})`).join(', ');
  throw new CliError('ambiguous-id', { id: text, candidates });
}

/** What people know a place by. */
export function placeName({ place }: Pick<ConsumerView, 'place'>): string {
  if (place.kind === 'file') return place.entry === '' ? place.path : `${place.path} [${place.entry}]`;
  return place.kind === 'environment' ? place.variables.join(', ') : place.name;
}

/** The places that arguments mean: a place by its id or the start of it, or all of a key that hold plaintext. */
export async function resolvePlaces(app: CliApp, texts: readonly string[]): Promise<readonly ConsumerView[]> {
  const all = await call(app, 'consumers.list', { credential: null });
  const found = new Map<string, ConsumerView>();
  for (const text of texts) {
    const place = byId(all, text, placeName);
    if (place !== null) {
      found.set(place.id, place);
      continue;
    }
    const key = await resolveKey(app, text, 'any');
    for (const one of all) if (one.credentialId === key.id && one.scrub !== null) found.set(one.id, one);
  }
  return [...found.values()];
}

/** The kept copy that an argument means. Throws CliError `no-such-kept`. */
export function resolveKept(kept: readonly KeptFile[], text: string): KeptFile {
  const found = byId(kept, text, ({ path }) => path);
  if (found === null) throw new CliError('no-such-kept', { id: text });
  return found;
}
