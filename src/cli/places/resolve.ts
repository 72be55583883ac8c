import type { ConsumerView } from '../../shared/model/consumer.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import { type CliApp, call } from '../app.ts';
import { CliError, usageError } from '../errors.ts';
import { placeName } from './text.ts';

const SHORTEST = 4;

/** All places, or those of one key, each looked at now. */
export const listPlaces = (app: CliApp, credential: CredentialId | null): Promise<readonly ConsumerView[]> =>
  call(app, 'consumers.list', { credential });

/** The place that an argument means: its ID, or the start of it. Throws CliError. */
export function placeAmong(places: readonly ConsumerView[], text: string): ConsumerView {
  const start = text.toLowerCase();
  if (start.length < SHORTEST) throw usageError('id-too-short', { least: SHORTEST });
  const found = places.filter(({ id }) => id.startsWith(start));
  const [first, ...others] = found;
  if (first === undefined) throw new CliError('no-such-place', { id: text });
  if (others.length > 0) {
    const candidates = found.map((one) => `${one.id} (${placeName(one)})`).join(', ');
    throw new CliError('ambiguous-id', { id: text, candidates });
  }
  return first;
}
