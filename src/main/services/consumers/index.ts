import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Consumers } from './types.ts';

export type { Consumers } from './types.ts';

/** Placeholder of the contract: its owner writes it. */
export function createConsumers(): Consumers {
  const none = (): never => {
    throw new KeyturnError('internal');
  };
  return new Proxy({} as Consumers, { get: () => none });
}
