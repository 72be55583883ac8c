import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Vault } from '../../vault/index.ts';
import { getSettings } from '../../vault/repositories/settings.ts';
import type { HeadTeller } from './tell-head.ts';

const DAY_MS = 86_400_000;

/** Looks after the audit chain of one open vault. A break warns and never locks out. */
export interface AuditCare {
  /** Whether a break was found so far. */
  broken(): boolean;
  /** Notes a break that somebody else found. */
  noteBroken(): void;
  /** Anchors a last time and ends the care; call it before the vault closes. */
  end(): Promise<void>;
  /** Settles when the head that `end` saw was told, or could not be; to be waited for after the vault closed. */
  told(): Promise<void>;
}

/**
 * Checks the rows since the last anchor at once and all the others in the background, and anchors the chain every day
 * for as long as the vault stays open. `onBreak` is called when the background check finds one.
 */
export function careForAudit(
  vault: Vault,
  deps: {
    readonly clock: Clock;
    readonly logger: Logger;
    readonly onBreak: () => void;
    readonly heads: HeadTeller;
    /** What whoever manages this computer demands; null leaves it to the settings. */
    readonly sink: () => 'syslog' | 'file' | null;
  },
): AuditCare {
  const { clock, logger, onBreak, heads, sink } = deps;
  let broken = vault.verifyAudit() === 'broken';
  let ended = false;
  let cancel = (): void => undefined;
  let telling = Promise.resolve();

  const anchor = async (): Promise<void> => {
    try {
      await vault.anchorAudit();
    } catch {
      // A full disk, usually: the chain itself is whole, and the next anchor covers these rows too.
      logger.warn('audit.not-anchored');
    }
  };

  const tell = (): void => {
    try {
      const kind = sink() ?? vault.read(getSettings).auditSink;
      telling = heads.tell(kind, { vaultId: vault.id, ...vault.head() });
    } catch (error) {
      logger.warn('audit.head-not-read', { kind: error instanceof Error ? error.name : 'unknown' });
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
    noteBroken() {
      if (broken) return;
      broken = true;
      onBreak();
    },
    async end() {
      ended = true;
      cancel();
      await anchor();
      tell();
    },
    told: () => telling,
  };
}
