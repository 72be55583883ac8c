import type { Policy } from '../../../src/main/services/managed-policy.ts';
import { type ManagedPolicy, NO_POLICY } from '../../../src/shared/model/managed-policy.ts';

/** Rules as a test sets them; none by default. */
export function fakePolicy(rules: Partial<ManagedPolicy> = {}): Policy {
  const state = Object.keys(rules).length === 0 ? 'none' : 'managed';
  const inForce = { ...NO_POLICY, ...rules };
  return {
    state: () => ({ source: '/etc/keyturn/policy.json', state, rules: inForce, problem: null, detail: null }),
    rules: () => inForce,
    refresh: async () => undefined,
    ready: Promise.resolve(),
  };
}
