import type { DeliveryOutcome, ReceiverId } from '../../../shared/model/digest.ts';
import type { Clock } from '../../ports/clock.ts';

/** A receiver that is due, and the week that it is due for. */
export interface DueDelivery {
  readonly id: ReceiverId;
  readonly week: string;
}

/** Sends the weekly digest for as long as the vault is open. */
export interface DigestSchedule {
  /** The vault is open, or what was chosen changed; may be called again. */
  begin(): void;
  end(): void;
}

/** Who unlocks to do something is not slowed down by it, in ms. */
const FIRST_LOOK_MS = 15_000;
/** How often it is looked at least: computers sleep and clocks are set. */
const EVERY_MS = 5 * 60_000;
/** However often the clock jumps, a receiver gets no more than one scheduled digest in this time. */
const BETWEEN_MS = 60 * 60_000;
/** The first pause after a failure that may pass; each later one is twice as long, up to the last. */
const FIRST_RETRY_MS = 5 * 60_000;
const LAST_RETRY_MS = 6 * 60 * 60_000;

interface Attempts {
  readonly failures: number;
  /** By the clock that never jumps. */
  readonly notBefore: number;
}

/** `due` tells by the wall clock; `send` gives null where it was not its turn any more. */
export function createDigestSchedule(deps: {
  readonly clock: Clock;
  readonly due: () => Promise<readonly DueDelivery[]>;
  /** When the next one is due; null where none is. */
  readonly nextAt: () => Promise<number | null>;
  readonly send: (due: DueDelivery) => Promise<DeliveryOutcome | null>;
}): DigestSchedule {
  const { clock, due, nextAt, send } = deps;
  const attempts = new Map<ReceiverId, Attempts>();
  let turn = 0;
  let cancel: (() => void) | null = null;

  const note = (id: ReceiverId, outcome: DeliveryOutcome | null): void => {
    const failures = attempts.get(id)?.failures ?? 0;
    if (outcome?.kind === 'failed') {
      const pause = Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS);
      attempts.set(id, { failures: failures + 1, notBefore: clock.monotonic() + pause });
    } else {
      attempts.set(id, { failures: 0, notBefore: clock.monotonic() + BETWEEN_MS });
    }
  };

  const look = async (mine: number): Promise<void> => {
    for (const one of await due()) {
      if (turn !== mine) return;
      if (clock.monotonic() < (attempts.get(one.id)?.notBefore ?? 0)) continue;
      note(one.id, await send(one));
    }
    const next = await nextAt();
    const ahead = next === null ? EVERY_MS : Math.max(1000, next - clock.now());
    if (turn === mine) arm(mine, Math.min(EVERY_MS, ahead));
  };

  const arm = (mine: number, ms: number): void => {
    cancel = clock.after(ms, () => {
      look(mine).catch(() => {
        // The vault could not be asked just now; the next look may.
        if (turn === mine) arm(mine, EVERY_MS);
      });
    });
  };

  const end = (): void => {
    turn += 1;
    cancel?.();
    cancel = null;
  };

  return {
    begin() {
      end();
      arm(turn, FIRST_LOOK_MS);
    },
    end,
  };
}
