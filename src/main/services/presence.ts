import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { SystemProof } from '../../shared/model/vault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Presence } from '../ports/presence.ts';
import type { Proof } from './proof.ts';
import type { VaultSession } from './vault-session.ts';

/** For the few steps that ask the person to prove to be there although the vault is open. */
export interface PresenceCheck {
  fresh(): boolean;
  /** `freshUntil` (ms since 1970) is null where the next such step asks. */
  status(): { readonly freshUntil: number | null; readonly system: SystemProof };
  /** Throws `wrong-password`, `too-many-attempts`, `presence-denied`, `vault-locked`. */
  confirm(
    by: { readonly kind: 'password'; readonly password: string } | { readonly kind: 'system' },
  ): Promise<void>;
}

export function createPresenceCheck(deps: {
  readonly session: VaultSession;
  readonly system: Presence;
  readonly proof: Proof;
  readonly clock: Clock;
}): PresenceCheck {
  const { session, system, proof, clock } = deps;

  const bySystem = async (): Promise<void> => {
    const before = session.vault();
    if (system.kind() === 'none' || !(await system.prove('confirm'))) {
      throw new KeyturnError('presence-denied');
    }
    // The vault may have been locked while the system asked.
    if (session.vault() !== before) throw new KeyturnError('vault-locked');
  };

  return {
    fresh: () => proof.left() > 0,
    status() {
      const left = proof.left();
      return { freshUntil: left > 0 ? Math.floor(clock.now() + left) : null, system: system.kind() };
    },
    async confirm(by) {
      if (by.kind === 'password') await session.confirmPassword(by.password);
      else await bySystem();
      const vault = session.vault();
      vault.write((db) =>
        vault.audit(db, { action: 'presence.confirmed', credentialId: null, detail: { method: by.kind } }),
      );
      proof.given();
    },
  };
}
