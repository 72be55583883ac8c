import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Handlers } from '../router.ts';

const unbuilt = (): never => {
  throw new KeyturnError('internal');
};

/** Channels of the contract that are being built; each leaves this list with its service. */
export const unbuiltHandlers = {} satisfies Partial<Handlers>;
