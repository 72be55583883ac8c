import { cloudError } from '../../cloud-error.ts';
import type { Hop } from '../../way.ts';
import { isForbidden } from '../allowed-hosts.ts';
import { shownHost } from '../endpoint-policy.ts';
import { createScriptRun, type ScriptRun } from './pac-run.ts';
import { type FetchDeps, fetchScript } from './pac-script.ts';
import { hopsOfAnswer, namesSocks4 } from './servers.ts';

/** Asks proxy scripts for ways. */
export interface Pac {
  /**
   * Throws `CloudError` of kind network: `PAC_UNREACHABLE` where the script cannot be had, `PAC_BROKEN` where it is none,
   * takes too long or answers nothing usable, `PROXY_SOCKS4` where it names such proxies alone; and as `permit` throws.
   * There is no falling back: whoever set a script up may forbid going straight.
   */
  ask(pac: string, url: URL): Promise<readonly Hop[]>;
  /** Ends the scripts' threads; the next question starts one anew. */
  close(): void;
}

/** As long as a script, and an answer of it, are held, in ms. A failure is held shorter. */
const HOLDS_MS = 5 * 60_000;
const ANSWER_HOLDS_MS = 60_000;
const FAILURE_HOLDS_MS = 5_000;
/** Scripts that are held ready at once: the vault's and the system's. */
const MOST_RUNS = 2;

interface Held<T> {
  readonly until: number;
  readonly value: Promise<T>;
}

export function createPac(deps: FetchDeps & { readonly now: () => number }): Pac {
  const { now } = deps;
  const scripts = new Map<string, Held<string>>();
  const answers = new Map<string, Held<string>>();
  const runs = new Map<string, ScriptRun>();

  const runOf = (script: string): ScriptRun => {
    const run = runs.get(script) ?? createScriptRun(script);
    // The one that was asked last stands last.
    runs.delete(script);
    runs.set(script, run);
    for (const [text, old] of runs) {
      if (runs.size <= MOST_RUNS) break;
      if (old === run || old.isBusy()) continue;
      old.close();
      runs.delete(text);
    }
    return run;
  };

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
      const script = await held(scripts, pac, HOLDS_MS, () => fetchScript(at, deps)).catch((error) => {
        if (isForbidden(error)) throw error;
        throw failure('PAC_UNREACHABLE', url);
      });
      const name = JSON.stringify([pac, url.origin]);
      const answer = await held(answers, name, ANSWER_HOLDS_MS, () => runOf(script).ask(url)).catch(() => {
        throw failure('PAC_BROKEN', url);
      });
      const hops = hopsOfAnswer(answer);
      if (hops === null) throw failure(namesSocks4(answer) ? 'PROXY_SOCKS4' : 'PAC_BROKEN', url);
      return hops;
    },
    close() {
      for (const run of runs.values()) run.close();
      runs.clear();
    },
  };
}
