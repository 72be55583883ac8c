import { join } from 'node:path';
import { app, type Session } from 'electron';
import { watchAbsence } from '../services/auto-lock.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { createClipboard } from './clipboard.ts';
import { createContentProtection } from './content-protection.ts';
import { createFilePicker } from './dialogs.ts';
import { createIpcTransport } from './ipc-transport.ts';
import { installNavigationPolicy } from './navigation-policy.ts';
import { createOneTimePages } from './one-time-pages.ts';
import { createPower } from './power.ts';
import { readPreferences, systemTexts, textsFor } from './preferences.ts';
import { createPresence } from './presence.ts';
import { createPrintWindow } from './print-window.ts';
import { closeBeforeQuit } from './quit.ts';
import { createAppSession } from './session-policy.ts';
import type { ShellApp, ShellPorts } from './shell-app.ts';
import { becomeOnlyInstance } from './single-instance.ts';
import { surround } from './surroundings.ts';
import { askToInstall } from './update-question.ts';
import { createUpdater } from './updater.ts';
import { type AppWindow, createAppWindow } from './window.ts';

export type { ShellPorts } from './shell-app.ts';

/**
 * Starts all that a person sees of the main process. To be called before `ready`; returns at once. `compose` builds the
 * services, when the shell can offer them its ports.
 */
export function startShell(compose: (ports: ShellPorts) => Promise<ShellApp>): void {
  let window: AppWindow | null = null;
  const showWindow = () => window?.show();

  registerAppScheme();
  installNavigationPolicy();
  if (!becomeOnlyInstance(showWindow)) {
    process.stderr.write(`${systemTexts()('shell.alreadyRunning')}\n`);
    app.exit(0);
    return;
  }
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    // On macOS an app stays in the dock without windows.
    if (process.platform !== 'darwin') app.quit();
  });

  const start = async (): Promise<void> => {
    await app.whenReady();
    let texts = systemTexts();
    const protection = createContentProtection();
    const session = createAppSession();
    const pages = createOneTimePages();
    serveApp(session, join(app.getAppPath(), 'out', 'renderer'), pages);
    const updater = createUpdater();
    const services = await compose({
      updater: updater.port,
      clipboard: createClipboard(process.platform),
      filePicker: createFilePicker(() => texts),
      presence: createPresence(() => texts),
      kitWindow: createPrintWindow({
        session,
        pages,
        icon: iconPath(),
      }),
    });
    closeBeforeQuit(() => services.close(), {
      ask: async () => {
        const version = updater.isInstalling() ? null : services.updateWaiting();
        if (version !== null && (await askToInstall(version, texts))) updater.installOnTheWayOut();
      },
      leave: updater.leave,
    });
    const preferences = await readPreferences(services);
    texts = textsFor(preferences);
    protection.set(preferences.contentProtection);
    const opened = openWindow(services, session, preferences);
    window = opened;
    const around = surround({ services, window: opened, texts: () => texts });
    services.aroundLock({
      begins: () => opened.send('window.renewing', {}),
      ended: opened.renew,
    });
    watchAbsence({
      power: createPower(),
      clock: services.clock,
      idleMinutes: services.idleMinutes,
      lock: services.lock,
    });
    services.subscribe((name, payload) => {
      opened.send(name, payload);
      if (name !== 'preferences.changed') return;
      void readPreferences(services).then((changed) => {
        texts = textsFor(changed);
        protection.set(changed.contentProtection);
        opened.apply(changed);
        around.refresh();
      });
    });
  };

  start().catch((error: unknown) => {
    // A message may quote a path of the person's; the kind of error is enough to search for.
    const kind = error instanceof Error ? error.name : typeof error;
    process.stderr.write(`${systemTexts()('shell.couldNotStart', { kind })}\n`);
    app.exit(1);
  });
}

const iconPath = (): string => join(app.getAppPath(), 'assets', 'icon.png');

function openWindow(
  services: ShellApp,
  session: Session,
  preferences: Parameters<AppWindow['apply']>[0],
): AppWindow {
  const transport = createIpcTransport({ handle: services.handleUnknown, ticketFor: services.ticketFor });
  const window = createAppWindow({
    session,
    preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
    icon: iconPath(),
    preferences,
    transport,
  });
  window.show();
  return window;
}
