import type { Proof, Rotation } from './types.ts';

/** Whether a proof is of the principal whose key is being rotated. */
export function sameOwner(rotation: Rotation, proof: Extract<Proof, { kind: 'proven' }>): boolean {
  const { identity } = rotation;
  return (
    identity !== null &&
    identity.accountId === proof.identity.accountId &&
    identity.principal === proof.identity.principal
  );
}
