import { errorCode, type WireError } from '../../shared/ipc/envelope.ts';
import type { PlaceProblem } from '../../shared/model/consumer.ts';

/** What went wrong with a place as an error that has words; a code that this version does not know is `internal`. */
export function problemError({ code, params }: PlaceProblem): WireError {
  const known = errorCode.safeParse(code);
  return known.success ? { code: known.data, params } : { code: 'internal', params: {} };
}
