import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import type { WayOut } from '../../../shared/model/network.ts';
import type { ReachReport } from '../../../shared/model/reach.ts';
import { isVendorHost } from '../../../shared/vendor-hosts.ts';
import { pinFor } from '../../clouds/http/dispatchers.ts';
import type { Clock } from '../../ports/clock.ts';
import { listAccounts } from '../../vault/repositories/accounts.ts';
import type { Events } from '../events.ts';
import type { VaultSession } from '../vault-session.ts';
import type { Verification } from '../verification/verify-key.ts';
import { type Trying, tryAddress } from './address.ts';
import { createNotes, type Signature } from './report.ts';
import { type Aim, aimOf } from './target.ts';

/** Whether addresses can be reached, and which way they take. */
export interface Reachability {
  /** Never throws for what a network does. Throws `not-found` for an account that is gone, `conflict` for a name in use. */
  test(input: ParsedInput<'reach.test'>): Promise<Output<'reach.test'>>;
  /** Throws `not-found` for a test that is not under way. */
  get(run: string): Output<'reach.get'>;
  stop(run: string): void;
  see(account: AccountId | null): Promise<WayOut[]>;
  /** Ends every test, at lock and at quit. */
  cancelAll(): void;
}

interface Running {
  readonly view: () => ReachReport;
  readonly stop: AbortController;
}

const UNSIGNED: Signature = { state: 'waiting', ms: null, reason: null, facts: {}, failure: null };

export function createReachability(
  deps: Trying & {
    readonly session: Pick<VaultSession, 'vault'>;
    readonly events: Events;
    readonly clock: Clock;
    readonly verification: Pick<Verification, 'verify'>;
  },
): Reachability {
  const { session, events, clock, verification } = deps;
  const running = new Map<string, Running>();

  /** A check as a person would ask for it: what it comes to is noted at the key, too. */
  const sign = async ({ key }: Aim, good: boolean, signal: AbortSignal): Promise<Signature> => {
    const skipped = { ...UNSIGNED, state: 'skipped' } as const;
    if (key === null) return { ...skipped, reason: 'no-key' };
    if (signal.aborted || !good) return { ...skipped, reason: signal.aborted ? 'stopped' : 'earlier-failed' };
    const at = clock.monotonic();
    try {
      const verdict = await verification.verify(key);
      const ms = Math.round(clock.monotonic() - at);
      if (verdict.kind === 'proven') return { ...UNSIGNED, state: 'ok', ms };
      return { ...UNSIGNED, state: 'failed', ms, reason: 'key-refused', failure: verdict.failure };
    } catch (error) {
      if (!(error instanceof KeyturnError)) throw error;
      return { ...skipped, reason: 'no-key', facts: { code: error.code } };
    }
  };

  return {
    async test({ run, target }) {
      if (running.has(run)) throw new KeyturnError('conflict');
      const aim = session.vault().read((db) => aimOf(db, target));
      const changed = () => events.emit('reach.changed', { run });
      const notes = aim.addresses.map(({ name, url }) =>
        createNotes({ name, url, pinned: pinFor(url, aim.way.pins) }, clock.monotonic, changed),
      );
      let signature = UNSIGNED;
      let done = false;
      const view = (): ReachReport => ({ run, done, addresses: notes.map((one) => one.view()), signature });
      const stop = new AbortController();
      running.set(run, { view, stop });
      try {
        const tries = notes.map((one) =>
          tryAddress(
            deps,
            { notes: one, way: aim.way, vendor: isVendorHost(aim.cloud, one.url.hostname) },
            stop.signal,
          ),
        );
        await Promise.all(tries);
        if (aim.key !== null && !stop.signal.aborted) {
          signature = { ...UNSIGNED, state: 'running' };
          changed();
        }
        const good = notes.some((one) => one.good);
        signature = await sign(aim, good, stop.signal);
      } finally {
        running.delete(run);
      }
      done = true;
      changed();
      return view();
    },
    get(run) {
      const found = running.get(run);
      if (found === undefined) throw new KeyturnError('not-found');
      return found.view();
    },
    stop: (run) => running.get(run)?.stop.abort(),
    async see(account) {
      const aims = session.vault().read((db) =>
        listAccounts(db)
          .filter(({ id }) => account === null || id === account)
          .map(({ id }) => aimOf(db, { kind: 'account', accountId: id })),
      );
      if (account !== null && aims.length === 0) throw new KeyturnError('not-found');
      const seen = new Map<string, WayOut>();
      for (const { addresses, way } of aims) {
        for (const { url } of addresses) {
          const name = JSON.stringify([url.origin, way.proxy]);
          if (!seen.has(name)) seen.set(name, await deps.hops.see(url, way));
        }
      }
      const all = [...seen.values()];
      const same = (one: WayOut) => JSON.stringify(one);
      return all.filter((one, index) => all.findIndex((other) => same(other) === same(one)) === index);
    },
    cancelAll() {
      for (const { stop } of running.values()) stop.abort();
    },
  };
}
