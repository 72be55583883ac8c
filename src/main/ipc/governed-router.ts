import { type Envelope, KeyturnError } from '../../shared/ipc/envelope.ts';
import type { Policy } from '../services/managed-policy.ts';
import type { Router } from './router.ts';

/**
 * Answers nothing before the managed policy was read, and says of a refusal by the strictest rules why they hold: the
 * file that is to be mended.
 */
export function underPolicy(router: Router, policy: Policy): Router {
  const explained = <T>(answer: Envelope<T>): Envelope<T> => {
    const { state, source } = policy.state();
    if (answer.ok || answer.error.code !== 'policy-forbids' || state !== 'broken') return answer;
    const { code, params } = new KeyturnError('policy-broken', {
      ...answer.error.params,
      path: source ?? '',
    });
    return { ok: false, error: { code, params } };
  };
  return {
    async handle(channel, input) {
      await policy.ready;
      return explained(await router.handle(channel, input));
    },
    async handleUnknown(channel, input) {
      await policy.ready;
      return explained(await router.handleUnknown(channel, input));
    },
  };
}
