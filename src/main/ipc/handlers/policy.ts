import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

/** Rules from outside of the vault, and where everything lies. */
export const policyHandlers = ({ policy, whereabouts }: Services) =>
  ({
    'policy.get': () => policy.state(),
    'vault.whereabouts': () => whereabouts.tell(),
  }) satisfies Partial<Handlers>;
