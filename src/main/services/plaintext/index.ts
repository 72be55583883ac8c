import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Plaintext } from './types.ts';

export type { Plaintext } from './types.ts';

/** Placeholder of the contract: its owner writes it. */
export function createPlaintext(): Plaintext {
  const none = (): never => {
    throw new KeyturnError('internal');
  };
  return new Proxy({} as Plaintext, { get: () => none });
}
