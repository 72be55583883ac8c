import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb } from '../../vault/index.ts';
import { findByText } from '../../vault/repositories/credentials.ts';

/** As many as an answer names. */
const MOST_FOUND = 10;

/** As `Broker.find`: a public id in full before the start of an id, as on the command line. */
export function findKeys(db: ReadDb, text: string): CredentialId[] {
  const found = findByText(db, text, text.toLowerCase());
  const named = found.filter(({ publicId }) => publicId === text);
  const whole = found.filter(({ id }) => id === text);
  const first = whole.length > 0 ? whole : named;
  return (first.length > 0 ? first : found).slice(0, MOST_FOUND).map(({ id }) => id);
}
