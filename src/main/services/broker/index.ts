import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Broker } from './types.ts';

export type { Broker } from './types.ts';

/** Placeholder of the contract: its owner writes it. */
export function createBroker(): Broker {
  const none = (): never => {
    throw new KeyturnError('internal');
  };
  return new Proxy({} as Broker, { get: () => none });
}
