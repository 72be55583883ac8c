import { join } from 'node:path';
import { app } from 'electron';
import type { MenuCommand } from '../../shared/commands.ts';
import type { EventName } from '../../shared/ipc/events.ts';
import type { Locale } from '../../shared/model/settings.ts';
import type { VerifyProgress } from '../../shared/model/verification.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { BarTheme } from './bar-theme.ts';
import { openMenuPage } from './external-links.ts';
import { type HostedTray, type HostedTrayDeps, hostTray } from './hosted-tray.ts';
import { setApplicationMenu } from './menu.ts';
import type { ShellApp } from './shell-app.ts';
import type { Translate } from './texts.ts';
import { createAppTray } from './tray.ts';
import type { TrayDeed, TrayState } from './tray-model.ts';
import { trayState } from './tray-state.ts';
import { trayView } from './tray-view.ts';
import { createSpeech } from './tray-words.ts';
import { type TrayVerification, verifyAll } from './verify-all.ts';

/** Due dates pass while nothing else happens; the tray looks again this often. */
const REFRESH_MS = 10 * 60_000;

const CHANGES: ReadonlySet<EventName> = new Set([
  'vault.changed',
  'credentials.changed',
  'rotations.changed',
  'reminders.changed',
  'broker.changed',
]);

/** The menu and the tray icon, kept in step with the vault. */
export interface Surroundings {
  refresh(): void;
  /** What keeps the app in reach without its window, where there is one. */
  readonly tray: Pick<HostedTray, 'look' | 'seen' | 'appears'>;
}

export interface SurroundingsDeps extends Pick<HostedTrayDeps, 'parts' | 'before'> {
  readonly services: ShellApp;
  readonly bar: BarTheme;
  readonly notifier: Notifier;
  readonly showWindow: () => void;
  readonly speaks: () => { readonly t: Translate; readonly locale: Locale };
}

export function surround(deps: SurroundingsDeps): Surroundings {
  const { services, bar, notifier, showWindow, speaks } = deps;
  const lock = () => void services.lock('by-hand');
  const command = (name: MenuCommand) => {
    // Locking needs no window; everything else is shown in it.
    if (name === 'lock') return lock();
    services.commands.push(name);
    showWindow();
  };

  let verifying: VerifyProgress | null = null;
  const verify = async (): Promise<void> => {
    if (verifying !== null) return;
    try {
      verifying = { done: 0, total: 0, failed: 0 };
      const outcome = await verifyAll(services, (progress) => {
        if (verifying === null) return;
        verifying = progress;
        refresh();
      });
      // What still comes in of its way is over.
      verifying = null;
      await tellVerified(outcome, { services, notifier, showWindow, t: speaks().t });
    } finally {
      verifying = null;
      refresh();
    }
  };

  const snooze = async (): Promise<void> => {
    try {
      await services.reminders.snooze(null, 'tomorrow');
      refresh();
    } catch {
      // The window says what is missing, where a person can do something about it.
      showWindow();
    }
  };
  const deeds: { readonly [K in Exclude<TrayDeed['kind'], 'land'>]: () => void } = {
    open: showWindow,
    lock,
    'verify-all': () => void verify(),
    snooze: () => void snooze(),
    quit: () => app.quit(),
  };
  const act = (deed: TrayDeed): void => {
    if (deed.kind === 'land') {
      services.landing.set(deed.place);
      showWindow();
    } else deeds[deed.kind]();
  };
  const made = {
    folder: join(app.getAppPath(), 'assets', 'tray'),
    platform: process.platform,
    bar,
    open: showWindow,
    act,
  };
  const tray = hostTray(() => createAppTray(made), deps);

  const update = async (): Promise<void> => {
    const state: TrayState = await trayState(services, verifying);
    const { t, locale } = speaks();
    tray.show(trayView(state, createSpeech(t, locale, services.clock.now())));
    setApplicationMenu(
      { platform: process.platform, unlocked: state.kind === 'open', devTools: !app.isPackaged },
      t,
      { command, openLink: (link) => void openMenuPage(link).catch(() => undefined) },
    );
  };
  // One at a time and in order, so that an older state never overwrites a newer one; many at once are one more.
  let turn: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await update().catch(() => undefined);
    } while (again);
    turn = null;
  };
  function refresh(): void {
    if (turn === null) turn = run();
    else again = true;
  }

  refresh();
  setInterval(() => {
    void tray.look();
    refresh();
  }, REFRESH_MS).unref();
  services.subscribe((name) => {
    if (CHANGES.has(name)) refresh();
  });
  return { refresh, tray };
}

/** Says how verifying all went: by a notification, or in the window where there is none. */
async function tellVerified(
  outcome: TrayVerification,
  {
    services,
    notifier,
    showWindow,
    t,
  }: Pick<SurroundingsDeps, 'services' | 'notifier' | 'showWindow'> & { t: Translate },
): Promise<void> {
  if (outcome.kind === 'refused' || outcome.summary.how === 'locked') return;
  const { total, proven, failed } = outcome.summary;
  const open = () => {
    if (failed > 0) services.landing.set({ kind: 'verification' });
    showWindow();
  };
  const told = await notifier.show(
    {
      tag: 'verify-all',
      title: t('shell.verified.title'),
      body:
        failed === 0
          ? t('shell.verified.all', { count: proven })
          : t('shell.verified.failed', { count: failed, total }),
      actions: [],
    },
    open,
  );
  if (!told) open();
}
