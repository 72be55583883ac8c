import { KeyturnError, type WireError } from '../../shared/ipc/envelope.ts';

/** Any thrown value as an error that has a text; what nobody foresaw is `internal`. */
export function toWireError(thrown: unknown): WireError {
  if (thrown instanceof KeyturnError) return { code: thrown.code, params: thrown.params };
  return { code: 'internal', params: {} };
}
