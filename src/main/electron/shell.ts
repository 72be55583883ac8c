import { join } from 'node:path';
import { app } from 'electron';
import { DEFAULT_PREFERENCES } from '../../shared/model/settings.ts';
import type { SessionParts } from '../ports/desktop.ts';
import { watchAbsence } from '../services/auto-lock.ts';
import { APP_ID } from './app-id.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import type { ShellArguments } from './arguments.ts';
import { awaitWindow } from './awaited-window.ts';
import { watchBarTheme } from './bar-theme.ts';
import { createClipboard } from './clipboard.ts';
import { askClosing, type Closing, closingPlan } from './closing.ts';
import { createContentProtection } from './content-protection.ts';
import { createFilePicker } from './dialogs.ts';
import { openConsolePage } from './external-links.ts';
import { createIpcTransport } from './ipc-transport.ts';
import { hiddenByLogin } from './login-items.ts';
import { installNavigationPolicy } from './navigation-policy.ts';
import { createNotifier } from './notifier.ts';
import { createOneTimePages } from './one-time-pages.ts';
import { createPower } from './power.ts';
import { localeFor, readPreferences, systemTexts } from './preferences.ts';
import { createPresence } from './presence.ts';
import { createPrintWindow } from './print-window.ts';
import { closeBeforeQuit } from './quit.ts';
import { createAppSession } from './session-policy.ts';
import type { ShellApp, ShellPorts } from './shell-app.ts';
import { becomeOnlyInstance } from './single-instance.ts';
import { type Surroundings, surround } from './surroundings.ts';
import { createSweep } from './sweep.ts';
import { createTexts } from './texts.ts';
import { askToInstall } from './update-question.ts';
import { createUpdater } from './updater.ts';
import { createAppWindow } from './window.ts';

export type { ShellPorts } from './shell-app.ts';

/**
 * Starts all that a person sees of the main process. To be called before `ready`; returns at once. `compose` builds the
 * services, when the shell can offer them its ports.
 */
export function startShell(
  compose: (ports: ShellPorts) => Promise<ShellApp>,
  asked: ShellArguments,
  parts: SessionParts,
): void {
  let around: Surroundings | null = null;
  const awaited = awaitWindow();
  const showWindow = awaited.show;
  const tray = async () => (await around?.tray.look()) === true;

  registerAppScheme();
  installNavigationPolicy();
  if (!becomeOnlyInstance(awaited.want)) {
    process.stderr.write(`${systemTexts()('shell.alreadyRunning')}\n`);
    app.exit(0);
    return;
  }
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    // In the tray, and in the dock of macOS, an app stays without windows.
    if (around?.tray.seen() !== true && process.platform !== 'darwin') app.quit();
  });

  start().catch((error: unknown) => {
    // A message may quote a path of the person's; the kind of error is enough to search for.
    const kind = error instanceof Error ? error.name : typeof error;
    process.stderr.write(`${systemTexts()('shell.couldNotStart', { kind })}\n`);
    app.exit(1);
  });

  async function start(): Promise<void> {
    await app.whenReady();
    const before = parts.trayHost();
    let preferences = DEFAULT_PREFERENCES;
    const speech = () => ({ t: texts, locale: localeFor(preferences) });
    let texts = systemTexts();
    const protection = createContentProtection();
    const bar = watchBarTheme(process.platform);
    const notifier = createNotifier({ icon: iconPath(), platform: process.platform });
    const session = createAppSession();
    const pages = createOneTimePages();
    serveApp(session, join(app.getAppPath(), 'out', 'renderer'), pages);
    const updater = createUpdater();
    const services = await compose({
      updater: updater.port,
      clipboard: createClipboard(process.platform),
      browser: { open: openConsolePage },
      filePicker: createFilePicker(() => texts),
      presence: createPresence(() => texts),
      kitWindow: createPrintWindow({
        session,
        pages,
        icon: iconPath(),
      }),
      desktop: {
        tray,
        notifications: async () => notifier.supported() && (await parts.notifications()) !== 'absent',
      },
    });
    closeBeforeQuit(() => services.close(), {
      ask: async () => {
        const version = updater.isInstalling() ? null : services.updateWaiting();
        if (version !== null && (await askToInstall(version, texts))) updater.installOnTheWayOut();
      },
      leave: updater.leave,
    });
    preferences = await readPreferences(services);
    texts = createTexts(localeFor(preferences));
    protection.set(preferences.contentProtection);

    // Whoever quits has answered what closing the window means, and may be asked something else by now.
    const leaving = new AbortController();
    app.once('before-quit', () => leaving.abort());
    const closing = async (): Promise<Closing> => {
      const plan = closingPlan(preferences.onClose, {
        tray: await tray(),
        platform: process.platform,
      });
      if (plan === 'stay' || plan === 'quit') return plan;
      const rotations = await services.handle('rotations.list', { running: true });
      const running = rotations.ok ? rotations.value.length : 0;
      const answer = await askClosing(plan, texts, running, leaving.signal);
      if (answer.chosen !== null) await services.handle('preferences.set', { onClose: answer.chosen });
      return answer.closing;
    };
    const sweep = createSweep(() => !opened.isOpen());
    const opened = createAppWindow({
      session,
      preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      icon: iconPath(),
      preferences,
      transport: createIpcTransport({ handle: services.handleUnknown, ticketFor: services.ticketFor }),
      closing,
      hidden: () => void lockIfWished(services).then(sweep),
    });
    const hidden = asked.hidden || hiddenByLogin();
    around = surround({ services, bar, parts, before, notifier, showWindow, speaks: speech });
    awaited.ready(opened, hidden);
    // Without a tray a hidden start would leave nothing to open it by.
    void around.tray.appears().then((there) => {
      if (!there && hidden && !opened.isOpen()) opened.show();
    });

    services.aroundLock({
      begins: () => opened.send('window.renewing', {}),
      ended: () => {
        opened.renew();
        sweep();
      },
    });
    const power = createPower();
    watchAbsence({
      power,
      clock: services.clock,
      idleMinutes: services.idleMinutes,
      lock: services.lock,
    });
    const desk = { notifier, focused: opened.focused, open: showWindow };
    services.reminders.watch(desk);
    services.watchAskers(desk);
    power.subscribe((event) => {
      if (event !== 'resume') return;
      services.reminders.look();
      around?.refresh();
    });
    services.subscribe((name, payload) => {
      opened.send(name, payload);
      if (name !== 'preferences.changed') return;
      void readPreferences(services).then((changed) => {
        preferences = changed;
        protection.set(changed.contentProtection);
        texts = createTexts(localeFor(changed));
        opened.apply(changed);
        around?.refresh();
        services.reminders.look();
      });
    });
  }
}

const iconPath = (): string => join(app.getAppPath(), 'assets', 'icon.png');

/** Locks a vault that is to be locked out of sight. One that cannot be asked any more is locked already. */
async function lockIfWished(services: ShellApp): Promise<void> {
  if (!services.isOpen()) return;
  const settings = await services.handle('settings.get', {});
  if (settings.ok && settings.value.lockOnHide) await services.lock('hidden').catch(() => undefined);
}
