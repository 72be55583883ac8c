import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { FailureKind } from '../../../shared/model/failure.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import {
  causeOf,
  type KeptRun,
  type KeyResult,
  type VerifyEnd,
  type VerifyProgress,
} from '../../../shared/model/verification.ts';
import type { Clock } from '../../ports/clock.ts';
import { inLanes } from './in-lanes.ts';
import type { KeyToAsk } from './keys.ts';
import type { Reached } from './lane.ts';
import { AT_ONCE, PACES } from './paces.ts';
import type { Verdict, Verification } from './verify-key.ts';

/** Errors that are one key's; any other is the vault's or this program's and ends the run. */
const OF_ONE_KEY: ReadonlySet<string> = new Set([
  'missing-fields',
  'invalid-input',
  'secret-unreadable',
  'insecure-endpoint',
  'policy-forbids',
]);

const REACHED: Partial<Record<FailureKind, Reached>> = {
  throttled: 'throttled',
  network: 'unreachable',
  'untrusted-certificate': 'unreachable',
};

/** How many keys change before the window is told, in one go. */
const FLOCK = 20;

/** Many keys on their way. */
export interface Run {
  readonly wanted: ReadonlySet<CredentialId>;
  readonly results: ReadonlyMap<CredentialId, KeyResult>;
  progress(): VerifyProgress;
  /** Asks them all. Rejects with what ended it beside `cancel`. */
  go(): Promise<void>;
  cancel(): void;
  cancelled(): boolean;
  /** As the vault keeps it. */
  kept(how: VerifyEnd, endedAt: number): KeptRun;
}

export interface RunDeps {
  readonly clock: Clock;
  readonly verification: Pick<Verification, 'verify' | 'share'>;
  /** These keys have an answer. */
  readonly changed: (ids: readonly CredentialId[]) => void;
  /** It is further on. */
  readonly moved: () => void;
}

export function createRun(keys: readonly KeyToAsk[], by: KeptRun['by'], deps: RunDeps): Run {
  const { clock, verification, changed, moved } = deps;
  const startedAt = clock.now();
  const stop = new AbortController();
  const results = new Map<CredentialId, KeyResult>();
  /** Keys that went to the bin meanwhile. */
  const gone = new Set<CredentialId>();
  let flock: CredentialId[] = [];

  const tellFlock = (): void => {
    if (flock.length > 0) changed(flock);
    flock = [];
  };
  const note = (id: CredentialId, result: KeyResult['result']): void => {
    results.set(id, { id, result });
    flock.push(id);
    if (flock.length >= FLOCK) tellFlock();
    moved();
  };

  const ask = async ({ id }: KeyToAsk, proven: () => void): Promise<Reached> => {
    let verdict: Verdict;
    try {
      verdict = await verification.verify(id, { signal: stop.signal, quiet: true, proven });
    } catch (error) {
      if (stop.signal.aborted) return 'answered';
      if (!(error instanceof KeyturnError)) throw error;
      const { code, params } = error;
      if (code === 'not-found') gone.add(id);
      else if (OF_ONE_KEY.has(code)) note(id, { kind: 'error', error: { code, params } });
      else throw error;
      return 'answered';
    }
    note(id, verdict);
    return (verdict.kind === 'failed' && REACHED[verdict.failure.kind]) || 'answered';
  };

  const tell = ({ id }: KeyToAsk, like: KeyToAsk): void => {
    const first = results.get(like.id);
    if (first?.result.kind !== 'failed') return;
    verification.share(id, first.result.failure);
    note(id, first.result);
  };

  const failed = (): KeptRun['failed'] =>
    keys.flatMap(({ id }) => {
      const result = results.get(id);
      const cause = result && causeOf(result);
      return cause ? [{ id, cause }] : [];
    });

  const progress = (): VerifyProgress => ({
    done: results.size + gone.size,
    total: keys.length,
    failed: [...results.values()].filter((one) => causeOf(one) !== null).length,
  });

  return {
    wanted: new Set(keys.map(({ id }) => id)),
    results,
    progress,
    async go() {
      try {
        await inLanes(keys, { paces: PACES, atOnce: AT_ONCE, clock, signal: stop.signal, ask, tell });
      } finally {
        tellFlock();
      }
    },
    cancel: () => stop.abort(),
    cancelled: () => stop.signal.aborted,
    kept: (how, endedAt) => {
      const list = failed();
      const proven = results.size - list.length;
      return { startedAt, endedAt, how, by, total: keys.length - gone.size, proven, failed: list };
    },
  };
}
