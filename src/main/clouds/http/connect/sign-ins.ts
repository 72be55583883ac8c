import { createHmac, randomBytes } from 'node:crypto';
import type { ProxyServer } from '../../way.ts';
import { CONNECT_TIMEOUT, ConnectError, codeOf } from './failure.ts';

/** How long others wait for the first one's answer, in ms: what takes longer is no question of passwords any more. */
const PATIENCE_MS = 1_000;

/** How long a password that was taken is believed in without a look, in ms. */
const TAKEN_MS = 60_000;

/** Keeps a wrong password from being shown to a proxy again and again, which locks a company's account. */
export interface SignIns {
  /**
   * Runs one sign-in. What a proxy did not take is refused at once from then on, by the same `ConnectError`; many at once
   * wait until one of them knows.
   */
  during<T>(proxy: ProxyServer, signal: AbortSignal, run: () => Promise<T>): Promise<T>;
  /** The next one is tried again. */
  forget(): void;
}

export function createSignIns(): SignIns {
  // Passwords are remembered as what nobody can tell them from.
  const salt = randomBytes(32);
  const refused = new Map<string, string>();
  const taken = new Map<string, number>();
  const trying = new Map<string, Promise<void>>();

  const isTaken = (name: string): boolean => {
    const at = taken.get(name);
    return at !== undefined && performance.now() - at < TAKEN_MS;
  };

  /** What is to be waited for first; null where one may go. Throws where there is no use in it. */
  const before = (name: string, signal: AbortSignal): Promise<void> | null => {
    if (signal.aborted) throw new ConnectError(CONNECT_TIMEOUT);
    const code = refused.get(name);
    if (code !== undefined) throw new ConnectError(code);
    return isTaken(name) ? null : (trying.get(name) ?? null);
  };

  return {
    forget() {
      refused.clear();
      taken.clear();
    },
    async during(proxy, signal, run) {
      if (proxy.signIn === null) return run();
      const { user, password } = proxy.signIn;
      const name = createHmac('sha256', salt)
        .update(JSON.stringify([proxy.url, user, password]))
        .digest('base64');
      const aborted = new Promise<void>((resolve) =>
        signal.addEventListener('abort', () => resolve(), { once: true }),
      );
      // Between the last look and taking the turn nobody else may come.
      for (let wait = before(name, signal); wait !== null; wait = before(name, signal)) {
        await Promise.race([wait, aborted]);
      }
      const first = Promise.withResolvers<void>();
      const free = () => {
        if (trying.get(name) === first.promise) trying.delete(name);
        first.resolve();
      };
      trying.set(name, first.promise);
      const timer = setTimeout(free, PATIENCE_MS);
      try {
        const done = await run();
        taken.set(name, performance.now());
        return done;
      } catch (error) {
        const code = codeOf(error);
        if (code?.startsWith('PROXY_AUTH')) refused.set(name, code);
        throw error;
      } finally {
        clearTimeout(timer);
        free();
      }
    },
  };
}
