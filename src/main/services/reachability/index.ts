import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import type { WayOut } from '../../../shared/model/network.ts';

/** Whether addresses can be reached, and which way they take. */
export interface Reachability {
  /** Never throws for what a network does. Throws `not-found` for an account that is gone, `conflict` for a name in use. */
  test(input: ParsedInput<'reach.test'>): Promise<Output<'reach.test'>>;
  /** Throws `not-found` for a test that is not under way. */
  get(run: string): Output<'reach.get'>;
  stop(run: string): void;
  see(account: AccountId | null): Promise<WayOut[]>;
}

export function createReachability(): Reachability {
  const skipped = { state: 'skipped', ms: null, reason: 'stopped', facts: {} } as const;
  return {
    test: async ({ run }) => ({ run, done: true, addresses: [], signature: { ...skipped, failure: null } }),
    get: () => {
      throw new KeyturnError('not-found');
    },
    stop: () => undefined,
    see: async () => [],
  };
}
