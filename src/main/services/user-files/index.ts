import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { UserFiles } from './types.ts';

export type { UserFiles } from './types.ts';

/** Placeholder of the contract: its owner writes it. */
export function createUserFiles(): UserFiles {
  const none = (): never => {
    throw new KeyturnError('internal');
  };
  return new Proxy({} as UserFiles, { get: () => none });
}
