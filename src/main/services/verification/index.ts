import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type {
  KeptRun,
  KeyResult,
  VerifyEnd,
  VerifyOutcome,
  VerifyScope,
  VerifyStatus,
} from '../../../shared/model/verification.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { getSettings } from '../../vault/repositories/settings.ts';
import type { Events } from '../events.ts';
import type { VaultSession } from '../vault-session.ts';
import { isNews, type KeyToAsk, keysOf, mayAskUnattended } from './keys.ts';
import { createRun, type Run } from './run.ts';
import { createSchedule } from './schedule.ts';
import { afterRun, readKept, summaryOf, writeKept } from './summary.ts';
import type { Verification } from './verify-key.ts';

/** Verifies many keys in one run, on request or by the vault's schedule; one run at a time. */
export interface VerifyRuns {
  /**
   * Resolves when every key was asked, or it was cancelled. While a run is under way that has all these keys, it is that
   * one's end; otherwise it throws `verifying`. Throws `vault-locked` where a lock ends it.
   */
  start(scope: VerifyScope): Promise<VerifyOutcome>;
  status(): VerifyStatus;
  /** Ends the run under way at once; what was answered stays. */
  cancel(): void;
  /** Before the vault is locked: ends the run, and keeps what it found. */
  leave(): void;
  /** The program ends. */
  stop(): void;
}

export interface VerifyRunsDeps {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly events: Events;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly verification: Verification;
  /** Whether the schedule holds: in the app, not in a command. */
  readonly unattended: boolean;
  /** Tells somebody who is not looking of keys that worked before and fail now. */
  readonly tell: (ids: readonly CredentialId[]) => void;
}

/** A run, and how it came about. */
interface Begun {
  readonly run: Run;
  readonly by: KeptRun['by'];
  /** Over all keys of the vault. */
  readonly whole: boolean;
  readonly keys: readonly KeyToAsk[];
  /** Keys of the scope that must not be asked unattended. */
  readonly spared: readonly KeyToAsk[];
}

const ALL: VerifyScope = { kind: 'view', view: { kind: 'all' }, search: '' };

const isWhole = (scope: VerifyScope): boolean =>
  scope.kind === 'view' && scope.view.kind === 'all' && scope.search === '';

export function createVerifyRuns(deps: VerifyRunsDeps): VerifyRuns {
  const { session, events, clock, logger, verification } = deps;
  let current: (Begun & { readonly ended: Promise<VerifyOutcome> }) | null = null;

  const changed = (): void => events.emit('verification.changed', {});

  /** Writes the run down, unless it asked nothing, and gives what is kept now. */
  const keep = ({ run, by, whole, keys, spared }: Begun, how: VerifyEnd): KeptRun => {
    const mine = run.kept(how, clock.now());
    if (run.results.size === 0) return mine;
    const asked = keys.filter(({ id }) => run.results.has(id));
    const unasked = [...spared, ...keys.filter(({ id }) => !run.results.has(id))];
    session.vault().write((db) => {
      const before = readKept(db);
      const last = afterRun(before.last, mine, { whole, asked, spared: unasked });
      const wholeAt = whole && (how === 'done' || by === 'schedule') ? mine.startedAt : before.wholeAt;
      writeKept(db, { last, wholeAt });
    });
    return mine;
  };

  const finish = async (begun: Begun): Promise<VerifyOutcome> => {
    const { run } = begun;
    // A lock took it over where it is not the current one any more.
    const mine = (): boolean => current?.run === run && session.isOpen();
    let kept: KeptRun;
    try {
      try {
        await run.go();
      } catch (error) {
        if (mine()) keep(begun, 'cancelled');
        throw error;
      }
      if (!mine()) throw new KeyturnError('vault-locked');
      kept = keep(begun, run.cancelled() ? 'cancelled' : 'done');
    } finally {
      if (current?.run === run) current = null;
      changed();
    }
    const results = [...run.wanted].flatMap((id): readonly KeyResult[] => {
      const result = run.results.get(id);
      return result === undefined ? [] : [result];
    });
    return { summary: session.vault().read((db) => summaryOf(db, kept)), results };
  };

  const begin = (wanted: Omit<Begun, 'run'>): Promise<VerifyOutcome> => {
    const run = createRun(wanted.keys, wanted.by, {
      clock,
      verification,
      changed: (ids) => events.emit('credentials.changed', { ids }),
      moved: changed,
    });
    // Made known before anything is asked: what hears of it asks for the status.
    const { promise: ended, resolve, reject } = Promise.withResolvers<VerifyOutcome>();
    const begun = { ...wanted, run };
    current = { ...begun, ended };
    changed();
    finish(begun).then(resolve, reject);
    return ended;
  };

  const bySchedule = async (): Promise<void> => {
    if (current !== null) return;
    const vault = session.vault();
    const all = vault.read((db) => keysOf(db, ALL, clock.now()));
    const keys = all.filter(mayAskUnattended);
    const spared = all.filter((key) => !mayAskUnattended(key));
    // Written first: whatever becomes of this run, there is one in a period.
    vault.write((db) => writeKept(db, { ...readKept(db), wholeAt: clock.now() }));
    if (keys.length === 0) return;
    const { results } = await begin({ keys, spared, by: 'schedule', whole: true });
    const before = new Map(keys.map((key) => [key.id, key]));
    const news = results.flatMap(({ id, result }) => {
      const key = before.get(id);
      if (result.kind !== 'failed' || key === undefined) return [];
      return isNews(key, result.failure.kind) ? [id] : [];
    });
    if (news.length > 0) deps.tell(news);
  };

  const schedule = createSchedule({
    session,
    events,
    clock,
    logger,
    unattended: deps.unattended,
    read: () =>
      session.vault().read((db) => ({
        every: getSettings(db).verifySchedule,
        lastAt: readKept(db).wholeAt,
      })),
    run: bySchedule,
  });

  return {
    async start(scope) {
      const vault = session.vault();
      const keys = vault.read((db) => keysOf(db, scope, clock.now()));
      if (scope.kind === 'keys' && keys.length === 0) throw new KeyturnError('not-found');
      if (current === null) return begin({ keys, spared: [], by: 'person', whole: isWhole(scope) });
      const { run, ended } = current;
      if (run.cancelled() || !keys.every(({ id }) => run.wanted.has(id))) throw new KeyturnError('verifying');
      return ended;
    },

    status() {
      if (current !== null) return { running: current.run.progress(), last: null };
      return session.vault().read((db) => {
        const { last } = readKept(db);
        return { running: null, last: last === null ? null : summaryOf(db, last) };
      });
    },

    cancel: () => current?.run.cancel(),

    leave() {
      schedule.rest();
      if (current === null) return;
      const begun = current;
      const { run } = begun;
      const cancelled = run.cancelled();
      run.cancel();
      current = null;
      try {
        if (session.isOpen()) keep(begun, cancelled ? 'cancelled' : 'locked');
      } catch {
        // A disk that is full must not keep the vault open.
        logger.warn('verification.not-kept');
      }
    },

    stop: schedule.stop,
  };
}
