import { isLastWord } from '../../../shared/code-reason.ts';
import type { Clock } from '../../ports/clock.ts';
import { CloudError } from '../cloud-error.ts';

export interface RetryOptions {
  /** Attempts in all, the first included. */
  readonly maxAttempts: number;
  /** The first pause; each later one is three times as long. */
  readonly firstPauseMs: number;
  /** No pause is longer, whatever the cloud asks for. */
  readonly longestPauseMs: number;
  /** No attempt starts later than this after the first. */
  readonly budgetMs: number;
}

const RETRY: RetryOptions = {
  maxAttempts: 3,
  firstPauseMs: 300,
  longestPauseMs: 5_000,
  budgetMs: 20_000,
};

/** A timer far beyond any budget: it fires never and only keeps the process alive. */
const FOREVER_MS = 2 ** 30;

/** Builds `Http.read`. */
export function createReader(clock: Clock, options: Partial<RetryOptions> = {}) {
  const retry = { ...RETRY, ...options };

  return async <T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> => {
    // Neither an idle socket nor the clock's timers hold a process: without this a CLI would end during a pause.
    const hold = setInterval(() => undefined, FOREVER_MS);
    const startedAt = clock.monotonic();
    try {
      for (let made = 1; ; made++) {
        try {
          return await attempt();
        } catch (error) {
          const pauseMs = made < retry.maxAttempts ? pauseAfter(error, made, retry) : null;
          if (pauseMs === null || clock.monotonic() - startedAt + pauseMs > retry.budgetMs) throw error;
          await pause(clock, pauseMs, signal);
        }
      }
    } finally {
      clearInterval(hold);
    }
  };
}

function pauseAfter(error: unknown, made: number, retry: RetryOptions): number | null {
  if (!(error instanceof CloudError) || !mayPass(error)) return null;
  const wanted = Math.max(error.retryAfterMs ?? 0, retry.firstPauseMs * 3 ** (made - 1));
  return Math.min(wanted, retry.longestPauseMs);
}

/**
 * A service that answers a definite refusal with a status of 5xx says the same again, and so does a proxy that takes no
 * such password: asking it three times for one call locks people's accounts.
 */
function mayPass({ failure, outcome }: CloudError): boolean {
  if (failure.kind === 'throttled') return true;
  if (failure.kind === 'network') return !isLastWord(failure.vendorCode ?? '');
  return failure.kind === 'unexpected' && (failure.httpStatus ?? 0) >= 500 && outcome !== 'refused';
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const giveUp = () => {
      cancel();
      reject(signal.reason);
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
