import { KeyturnError } from '../../../shared/ipc/envelope.ts';

/** The error for a key that is not where it was. */
export function placeGone(): KeyturnError {
  return new KeyturnError('place-gone');
}

/** The error for a value that a syntax has no way to say. */
export function unwritable(field: string): KeyturnError {
  return new KeyturnError('value-unwritable', { field });
}

/** The error for values that their own tool has encrypted. */
export function encrypted(): KeyturnError {
  return new KeyturnError('file-encrypted');
}
