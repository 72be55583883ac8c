import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Scripts } from './types.ts';

export type { Scripts } from './types.ts';

/** Placeholder of the contract: its owner writes it. */
export function createScripts(): Scripts {
  const none = (): never => {
    throw new KeyturnError('internal');
  };
  return new Proxy({} as Scripts, { get: () => none });
}
