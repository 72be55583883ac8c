import { inQuietHours, quietEnds } from '../../../shared/calendar.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Locale } from '../../../shared/model/settings.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Notice, NoticeAction } from '../../ports/notifier.ts';
import { keyNames, putRotationTold, putSnooze, putTold } from '../../vault/repositories/reminders.ts';
import type { PreferencesStore } from '../preferences.ts';
import { createTexts } from '../texts.ts';
import type { VaultSession } from '../vault-session.ts';
import { nextInstant } from './counts.ts';
import type { DailyHint } from './hint.ts';
import type { ScheduleKeeper } from './keeper.ts';
import { failedNotice, hintNotice, lockedNotice, type NoticeWords, openNotice } from './notices.ts';
import { scheduleAfter } from './schedule-changes.ts';
import { type Report, reportAt } from './standing.ts';
import type { ReminderDesk } from './types.ts';
import type { VaultSide } from './vault-side.ts';
import { NOTHING_WATCHED, type Watching } from './watched.ts';

/** Timers stop while a computer sleeps, and clocks are set: nothing waits longer than this for the next look. */
const LONGEST_WAIT_MS = 15 * 60_000;
const SHORTEST_WAIT_MS = 1000;

/** What a notification was about, and whether its vault was locked. */
export interface About {
  readonly kind: 'keys' | 'rotations' | 'failed' | 'hint';
  /** Opaque ids. */
  readonly ids: readonly string[];
}

export interface TellerDeps {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly keeper: ScheduleKeeper;
  readonly hint: DailyHint;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly preferences: Pick<PreferencesStore, 'get'>;
  readonly locale: () => Promise<Locale>;
  readonly zone: () => string;
  readonly now: () => number;
  readonly readSide: () => VaultSide;
  /** The vault changed: what was read of it is old. */
  readonly forget: () => void;
  readonly lockedVault: () => Promise<string | null>;
  /** Called for a press on a notification or on one of its actions. */
  readonly answered: (about: About, answer: 'open' | NoticeAction) => void;
}

export interface Teller {
  /**
   * Tells what there is to tell, and returns in how many ms to look again. `silent` takes it for told: by a schedule that
   * cannot be read any more, perhaps.
   */
  look(desk: ReminderDesk, silent?: boolean): Promise<number>;
  /** Tells of keys that fail since they were verified; false where that has to wait. */
  failed(desk: ReminderDesk, ids: readonly CredentialId[]): Promise<boolean>;
}

/**
 * Tells transitions, each of them once: what is about to be told is written down first, in the vault and in the schedule,
 * or in the schedule alone where the vault is locked. Whoever ends the program in between makes it silent about these;
 * that is preferred to telling them again.
 */
export function createTeller(deps: TellerDeps): Teller {
  const { session, keeper, hint, clock, logger, now, zone } = deps;

  /** How to tell: `silent` counts as told, `later` does not. */
  const manner = async (desk: ReminderDesk): Promise<'aloud' | 'silent' | 'later'> => {
    if (desk.focused()) return 'silent';
    const { notifications, quietHours } = await deps.preferences.get();
    if (!notifications || !desk.notifier.supported()) return 'silent';
    return inQuietHours(now(), quietHours, zone()) ? 'later' : 'aloud';
  };

  const show = async (
    desk: ReminderDesk,
    about: About,
    compose: (words: NoticeWords) => Notice | null,
  ): Promise<void> => {
    // In the language that is in force at this moment.
    const locale = await deps.locale();
    const notice = compose({ t: createTexts(locale), locale });
    if (notice === null) return;
    const shown = await desk.notifier.show(notice, (answer) => deps.answered(about, answer));
    if (!shown) logger.info('reminders.not-shown', { tag: notice.tag });
  };

  const isEmpty = ({ news, overAnyway, steps }: Report): boolean =>
    news.length + overAnyway.length + steps.length === 0;
  const isQuiet = ({ news, steps }: Report): boolean => news.length + steps.length === 0;

  const noteInVault = (side: VaultSide, report: Report): void => {
    session.vault().write((db) => {
      for (const { key, told, woken } of report.news) {
        if (told !== null) putTold(db, key.id, told);
        if (woken) putSnooze(db, key.id, null);
      }
      for (const { id } of report.overAnyway) putSnooze(db, id, null);
      for (const { id } of report.steps) {
        const moment = side.moments.get(id);
        if (moment !== undefined) putRotationTold(db, moment, now());
      }
    });
    deps.forget();
  };

  const tellOpen = async (desk: ReminderDesk, silent: boolean): Promise<Watching> => {
    const way = silent ? 'silent' : await manner(desk);
    const side = deps.readSide();
    const at = now();
    const report = reportAt(side.watching, at);
    if (isEmpty(report) || way === 'later') return side.watching;
    noteInVault(side, report);
    const synced = await keeper.sync(false);
    if (way === 'aloud' && synced !== 'unsafe' && !isQuiet(report)) {
      const keys = report.news.map(({ key }) => side.ids.ofKey(key.id as CredentialId));
      const about: About = { kind: keys.length === 0 ? 'rotations' : 'keys', ids: keys };
      const [one] = report.news;
      // Locked in between: then nothing is named any more.
      const name =
        session.isOpen() && one !== undefined
          ? session.vault().read((db) => keyNames(db, [one.key.id]).get(one.key.id) ?? null)
          : null;
      await show(desk, about, (words) =>
        session.isOpen() ? openNotice(report, name, at, words) : lockedNotice(report, at, words),
      );
    }
    return session.isOpen() ? deps.readSide().watching : NOTHING_WATCHED;
  };

  const tellHint = async (desk: ReminderDesk, vaultId: string): Promise<void> => {
    const way = await manner(desk);
    if (way === 'later' || !(await hint.take(vaultId, now(), zone())) || way === 'silent') return;
    await show(desk, { kind: 'hint', ids: [] }, hintNotice);
  };

  const tellLocked = async (desk: ReminderDesk): Promise<Watching> => {
    const vaultId = await deps.lockedVault();
    if (vaultId === null) return NOTHING_WATCHED;
    const content = await keeper.read(vaultId);
    if (content === null) {
      await tellHint(desk, vaultId);
      return NOTHING_WATCHED;
    }
    const way = await manner(desk);
    if (isEmpty(reportAt(content, now())) || way === 'later') return content;
    let told: Report | null = null;
    const at = now();
    const after = await keeper.change(vaultId, (fresh) => {
      told = reportAt(fresh, at);
      return scheduleAfter(fresh, told);
    });
    const report = told as Report | null;
    if (way === 'aloud' && report !== null && !isQuiet(report)) {
      const keys = report.news.map(({ key }) => key.id);
      const about: About = { kind: keys.length === 0 ? 'rotations' : 'keys', ids: keys };
      await show(desk, about, (words) => lockedNotice(report, at, words));
    }
    return after;
  };

  const wait = async (watching: Watching): Promise<number> => {
    const at = now();
    const { quietHours } = await deps.preferences.get();
    const quiet = inQuietHours(at, quietHours, zone())
      ? quietEnds(at, quietHours, zone())
      : Number.POSITIVE_INFINITY;
    const next = Math.min(nextInstant(watching, at), quiet) - clock.now();
    return Math.min(Math.max(next, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
  };

  return {
    async failed(desk, ids) {
      try {
        const way = await manner(desk);
        if (way === 'later') return false;
        if (way === 'silent') return true;
        // Locked in between: then nothing is named, nor where some of them went to the bin.
        const names = session.isOpen() ? session.vault().read((db) => keyNames(db, ids)) : null;
        const there = names === null ? ids : ids.filter((id) => names.has(id));
        const count = there.length;
        const name = count === 1 ? (names?.get(there[0] ?? '') ?? null) : null;
        if (count > 0)
          await show(desk, { kind: 'failed', ids: [] }, (words) => failedNotice(count, name, words));
      } catch (error) {
        logger.warn('reminders.not-told', { kind: error instanceof Error ? error.name : 'unknown' });
      }
      return true;
    },

    async look(desk, silent = false) {
      try {
        return await wait(await (session.isOpen() ? tellOpen(desk, silent) : tellLocked(desk)));
      } catch (error) {
        // A full disk, a vault that was locked meanwhile: nothing was told, and the next look tries again.
        logger.warn('reminders.not-told', { kind: error instanceof Error ? error.name : 'unknown' });
        return LONGEST_WAIT_MS;
      }
    },
  };
}
