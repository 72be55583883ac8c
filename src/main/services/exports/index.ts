import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Exports } from './types.ts';

export type { Exports } from './types.ts';

/** Placeholder of the contract: its owner writes it. */
export function createExports(): Exports {
  const none = (): never => {
    throw new KeyturnError('internal');
  };
  return new Proxy({} as Exports, { get: () => none });
}
