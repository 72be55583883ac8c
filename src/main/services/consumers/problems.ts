import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { PlaceProblem } from '../../../shared/model/consumer.ts';

/** The error as people are told of it. What nobody foresaw says nothing of its own: its text may quote a file. */
export function asKeyturnError(error: unknown): KeyturnError {
  return error instanceof KeyturnError ? error : new KeyturnError('internal');
}

export function problemOf(error: unknown): PlaceProblem {
  const { code, params } = asKeyturnError(error);
  return { code, params };
}

/** A locked vault ends everything; any other trouble is that of one place. */
export function rethrowLocked(error: unknown): void {
  if (error instanceof KeyturnError && error.code === 'vault-locked') throw error;
}
