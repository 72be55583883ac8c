import { catalogue } from '../../../shared/catalogue/index.ts';
import type { PlannedPlace } from '../../../shared/model/consumer.ts';
import {
  DEFAULT_ROTATION_POLICY,
  type RotationPlan,
  type RotationPolicy,
} from '../../../shared/model/rotation.ts';
import type { Assessment } from './assess.ts';
import { soakMs } from './engine/index.ts';

/** The policy of a request: the default, but for what it names. */
export const policyOf = (wanted: Partial<RotationPolicy>): RotationPolicy => ({
  ...DEFAULT_ROTATION_POLICY,
  ...wanted,
});

/** What will happen, in order, as the engine will do it. */
export function planOf(
  found: Assessment,
  policy: RotationPolicy,
  places: readonly PlannedPlace[],
): RotationPlan {
  const { stored, account, signer, identity, slots } = found;
  const self = signer.kind === 'self';
  const [before, after] = self ? (['old', 'new'] as const) : (['admin', 'admin'] as const);
  const soak = soakMs({ policy, limits: { lastUsedLagMs: found.lastUsedLagMs } });
  return {
    credentialId: stored.id,
    label: stored.label,
    cloud: catalogue[account.cloud].id,
    principal: identity === null || identity.principalKind === 'root' ? null : identity.principal,
    policy: { ...policy, soakMs: soak },
    signer,
    maxKeys: found.maxKeys,
    slots,
    permission: found.permission,
    steps: [
      { step: 'create', signer: before, waitsMs: 0, undo: 'abandon' },
      { step: 'prove', signer: 'new', waitsMs: (policy.proofs - 1) * policy.proofSpacingMs, undo: 'abandon' },
      {
        step: 'distribute',
        signer: places.some(({ how }) => how === 'by-hand') ? 'person' : 'none',
        waitsMs: 0,
        undo: 'abandon',
      },
      { step: 'switch', signer: 'none', waitsMs: 0, undo: 'abandon' },
      { step: 'soak', signer: after, waitsMs: soak, undo: 'abandon' },
      { step: 'disable', signer: after, waitsMs: 0, undo: 'enable-old' },
      { step: 'cool', signer: 'none', waitsMs: policy.cooldownMs, undo: 'enable-old' },
      { step: 'delete', signer: after, waitsMs: 0, undo: 'none' },
    ],
    places,
    other: found.other,
    obstacles: found.obstacles,
  };
}
