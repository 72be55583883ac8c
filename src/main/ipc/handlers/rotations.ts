import { defined } from '../../../shared/defined.ts';
import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

/** Channels that replace keys. */
export const rotationHandlers = ({ rotations }: Services) =>
  ({
    'rotations.plan': ({ policy, reuse, ...request }) =>
      rotations.plan({ ...request, policy: defined(policy) }, reuse),
    'rotations.start': async ({ policy, ...request }) => ({
      id: await rotations.start({ ...request, policy: defined(policy) }),
    }),
    'rotations.list': ({ running }) => rotations.list(running),
    'rotations.get': ({ id }) => rotations.get(id),
    'rotations.resume': ({ id }) => rotations.resume(id),
    'rotations.undo': ({ id }) => rotations.undo(id),
    'rotations.decide': ({ id, choice }) => rotations.decide(id, choice),
    'rotations.receipt': ({ id }) => rotations.receipt(id),
    'rotations.rehearse': ({ request: { policy, ...request }, fault }) =>
      rotations.rehearse({ ...request, policy: defined(policy) }, fault),
  }) satisfies Partial<Handlers>;
