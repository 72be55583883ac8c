import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Vault } from '../vault/index.ts';

const DAY_MS = 86_400_000;

/** Looks after the audit chain of one open vault. A break warns and never locks out. */
export interface AuditCare {
  /** Whether a break was found so far. */
  broken(): boolean;
  /** Anchors a last time and ends the care; call it before the vault closes. */
  end(): Promise<void>;
}

/**
 * Checks the rows since the last anchor at once and all the others in the background, and anchors the chain every day
 * for as long as the vault stays open. `onBreak` is called when the background check finds one.
 */
export function careForAudit(
  vault: Vault,
  deps: { readonly clock: Clock; readonly logger: Logger; readonly onBreak: () => void },
): AuditCare {
  const { clock, logger, onBreak } = deps;
  let broken = vault.verifyAudit() === 'broken';
  let ended = false;
  let cancel = (): void => undefined;

  const anchor = async (): Promise<void> => {
    try {
      await vault.anchorAudit();
    } catch {
      // A full disk, usually: the chain itself is whole, and the next anchor covers these rows too.
      logger.warn('audit.not-anchored');
    }
  };

  const daily = (): void => {
    cancel = clock.after(DAY_MS, () => {
      void anchor();
      daily();
    });
  };
  daily();

  const checkWhole = async (): Promise<void> => {
    try {
      if ((await vault.verifyAuditWhole()) === 'whole' || broken || ended) return;
      broken = true;
      onBreak();
    } catch (error) {
      // The vault was locked meanwhile, which ends the check; it starts over at the next unlock.
      if (!ended)
        logger.warn('audit.check-failed', { kind: error instanceof Error ? error.name : 'unknown' });
    }
  };
  if (!broken) void checkWhole();

  return {
    broken: () => broken,
    async end() {
      ended = true;
      cancel();
      await anchor();
    },
  };
}
