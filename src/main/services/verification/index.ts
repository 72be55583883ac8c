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

const ALL: VerifyScope = { kind: 'view', view: { kind: 'all' }, search: '' };

const isWhole = (scope: VerifyScope): boolean =>
  scope.kind === 'view' && scope.view.kind === 'all' && scope.search === '';

export function createVerifyRuns(deps: VerifyRunsDeps): VerifyRuns {
  const { session, events, clock, logger, verification } = deps;
  let current: {
    readonly run: Run;
    readonly by: KeptRun['by'];
    readonly ended: Promise<VerifyOutcome>;
  } | null = null;

  const changed = (): void => events.emit('verification.changed', {});

  /** Writes the run down, unless it asked nothing, and gives what is kept now. */
  const keep = (run: Run, how: VerifyEnd, by: KeptRun['by'], whole: boolean): KeptRun => {
    const mine = run.kept(how, clock.now());
    if (run.results.size === 0) return mine;
    const asked: ReadonlySet<string> = new Set(run.results.keys());
    session.vault().write((db) => {
      const before = readKept(db);
      const last = afterRun(before.last, mine, asked, run.wanted);
      const wholeAt = whole && (how === 'done' || by === 'schedule') ? mine.startedAt : before.wholeAt;
      writeKept(db, { last, wholeAt });
    });
    return mine;
  };

  const finish = async (run: Run, by: KeptRun['by'], whole: boolean): Promise<VerifyOutcome> => {
    // A lock took it over where it is not the current one any more.
    const mine = (): boolean => current?.run === run && session.isOpen();
    let kept: KeptRun;
    try {
      try {
        await run.go();
      } catch (error) {
        if (mine()) keep(run, 'cancelled', by, whole);
        throw error;
      }
      if (!mine()) throw new KeyturnError('vault-locked');
      kept = keep(run, run.cancelled() ? 'cancelled' : 'done', by, whole);
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

  const begin = (keys: readonly KeyToAsk[], by: KeptRun['by'], whole: boolean): Promise<VerifyOutcome> => {
    const run = createRun(keys, by, {
      clock,
      verification,
      changed: (ids) => events.emit('credentials.changed', { ids }),
      moved: changed,
    });
    // Made known before anything is asked: what hears of it asks for the status.
    const { promise: ended, resolve, reject } = Promise.withResolvers<VerifyOutcome>();
    current = { run, by, ended };
    changed();
    finish(run, by, whole).then(resolve, reject);
    return ended;
  };

  const bySchedule = async (): Promise<void> => {
    if (current !== null) return;
    const vault = session.vault();
    const keys = vault.read((db) => keysOf(db, ALL, clock.now())).filter(mayAskUnattended);
    // Written first: whatever becomes of this run, there is one in a period.
    vault.write((db) => writeKept(db, { ...readKept(db), wholeAt: clock.now() }));
    if (keys.length === 0) return;
    const { results } = await begin(keys, 'schedule', true);
    const before = new Map(keys.map(({ id, health }) => [id, health]));
    const news = results.flatMap(({ id, result }) => {
      const health = before.get(id);
      if (result.kind !== 'failed' || health === undefined) return [];
      return isNews(health, result.failure.kind) ? [id] : [];
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
      if (current === null) return begin(keys, 'person', isWhole(scope));
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
      const { run, by } = current;
      const cancelled = run.cancelled();
      run.cancel();
      current = null;
      try {
        if (session.isOpen()) keep(run, cancelled ? 'cancelled' : 'locked', by, false);
      } catch {
        // A disk that is full must not keep the vault open.
        logger.warn('verification.not-kept');
      }
    },

    stop: schedule.stop,
  };
}
