import { cloudError } from '../../cloud-error.ts';
import type { Hop } from '../../way.ts';
import { shownHost } from '../endpoint-policy.ts';
import { runScript } from './pac-run.ts';
import { fetchScript } from './pac-script.ts';
import { hopsOfAnswer, namesSocks4 } from './servers.ts';

/** Asks proxy scripts for ways. */
export interface Pac {
  /**
   * Throws `CloudError` of kind network: `PAC_UNREACHABLE` where the script cannot be had, `PAC_BROKEN` where it is none,
   * takes too long or answers nothing usable, `PROXY_SOCKS4` where it names such proxies alone. There is no falling back: whoever set a script up may forbid going straight.
   */
  ask(pac: string, url: URL): Promise<readonly Hop[]>;
}

/** As long as a script, and an answer of it, are held, in ms. A failure is held shorter. */
const HOLDS_MS = 5 * 60_000;
const ANSWER_HOLDS_MS = 60_000;
const FAILURE_HOLDS_MS = 5_000;

interface Held<T> {
  readonly until: number;
  readonly value: Promise<T>;
}

export function createPac(deps: {
  readonly now: () => number;
  /** What a script's server is checked against, in PEM. */
  readonly authorities: () => string[];
  /** Throws where the host of a script may not be contacted. */
  readonly permit: (hostname: string) => void;
}): Pac {
  const { now } = deps;
  const scripts = new Map<string, Held<string>>();
  const answers = new Map<string, Held<string>>();

  const held = <T>(
    kept: Map<string, Held<T>>,
    name: string,
    holdsMs: number,
    make: () => Promise<T>,
  ): Promise<T> => {
    const known = kept.get(name);
    if (known !== undefined && known.until > now()) return known.value;
    const value = make();
    kept.set(name, { until: now() + holdsMs, value });
    value.catch(() => kept.set(name, { until: now() + FAILURE_HOLDS_MS, value }));
    return value;
  };

  const failure = (code: string, url: URL) =>
    cloudError('network', { vendorCode: code, host: shownHost(url), outcome: 'refused' });

  return {
    async ask(pac, url) {
      const at = URL.canParse(pac) ? new URL(pac) : null;
      if (at === null) throw failure('PAC_UNREACHABLE', url);
      if (at.hostname !== '') deps.permit(at.hostname);
      const script = await held(scripts, pac, HOLDS_MS, () => fetchScript(at, deps.authorities)).catch(() => {
        throw failure('PAC_UNREACHABLE', url);
      });
      const name = JSON.stringify([pac, url.origin]);
      const answer = await held(answers, name, ANSWER_HOLDS_MS, () => runScript(script, url)).catch(() => {
        throw failure('PAC_BROKEN', url);
      });
      const hops = hopsOfAnswer(answer);
      if (hops === null) throw failure(namesSocks4(answer) ? 'PROXY_SOCKS4' : 'PAC_BROKEN', url);
      return hops;
    },
  };
}
