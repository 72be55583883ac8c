import { KeyturnError, type WireError } from '../../shared/ipc/envelope.ts';

/** Any thrown value as an error that has a text; what nobody foresaw is `internal`. */
export function toWireError(thrown: unknown): WireError {
  if (thrown instanceof KeyturnError) return { code: thrown.code, params: thrown.params };
  return { code: 'internal', params: {} };
}

/** As `toWireError`, and null for a step that the person called off when asked to prove to be there. */
export function toShownError(thrown: unknown): WireError | null {
  const error = toWireError(thrown);
  return error.code === 'presence-needed' ? null : error;
}
