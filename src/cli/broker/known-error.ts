import { ERROR_CODES } from '../../shared/ipc/envelope.ts';
import { AnswerError } from '../errors.ts';

/** An error as the app told it; one that this version has no words for says nothing of its own. */
export function knownError(error: unknown): unknown {
  const unknown = error instanceof AnswerError && !ERROR_CODES.includes(error.wire.code);
  return unknown ? new AnswerError({ code: 'internal', params: {} }) : error;
}
