import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { HandOvers } from './types.ts';

export type { HandOvers } from './types.ts';

/** Placeholder of the contract: its owner writes it. */
export function createHandOvers(): HandOvers {
  const none = (): never => {
    throw new KeyturnError('internal');
  };
  return new Proxy({} as HandOvers, { get: () => none });
}
