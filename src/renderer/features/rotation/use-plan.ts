import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { RotationPlan, RotationPolicy } from '../../../shared/model/rotation.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';

/** What a person chose for one rotation; what is left out follows the default. */
export interface PlanOptions {
  readonly policy: Partial<Pick<RotationPolicy, 'proofs' | 'soakMs' | 'cooldownMs'>>;
  readonly admin: CredentialId | null;
}

/** The plan for these options, as far as it is known. */
export interface AskedPlan {
  /** The last plan; that of other options while `busy`. */
  readonly plan: RotationPlan | null;
  readonly error: WireError | null;
  readonly busy: boolean;
  readonly again: () => void;
}

/** What main is asked for. */
export function requestOf(credentialId: CredentialId, options: PlanOptions): Input<'rotations.start'> {
  return { credentialId, policy: options.policy, admin: options.admin };
}

/**
 * Asks for the plan whenever an option changes; an answer that was overtaken is dropped. The cloud is asked when the plan
 * is opened and on `again`: for another option what it told then will do.
 */
export function usePlan(credentialId: CredentialId, options: PlanOptions): AskedPlan {
  const { client } = useStores();
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<Pick<AskedPlan, 'plan' | 'error'>>({ plan: null, error: null });
  const [busy, setBusy] = useState(true);
  const told = useRef<number | null>(null);
  useEffect(() => {
    let wanted = turn >= 0;
    setBusy(true);
    const reuse = told.current === turn;
    told.current = turn;
    client
      .call('rotations.plan', { ...requestOf(credentialId, options), reuse })
      .then(
        (plan) => wanted && setAnswer({ plan, error: null }),
        (thrown: unknown) => wanted && setAnswer({ plan: null, error: toWireError(thrown) }),
      )
      .finally(() => wanted && setBusy(false));
    return () => {
      wanted = false;
    };
  }, [client, credentialId, options, turn]);
  return { ...answer, busy, again: useCallback(() => setTurn((before) => before + 1), []) };
}
