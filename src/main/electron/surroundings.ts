import { join } from 'node:path';
import { app } from 'electron';
import type { MenuCommand } from '../../shared/ipc/events.ts';
import { openExternalLink } from './external-links.ts';
import { setApplicationMenu } from './menu.ts';
import type { ShellApp } from './shell-app.ts';
import type { Translate } from './texts.ts';
import { createAppTray } from './tray.ts';
import type { TrayState } from './tray-view.ts';
import type { AppWindow } from './window.ts';

/** Due dates pass while nothing else happens; the tray looks again this often. */
const REFRESH_MS = 10 * 60_000;

/** The menu and the tray icon, kept in step with the vault. */
export interface Surroundings {
  refresh(): void;
}

export interface SurroundingsDeps {
  readonly services: ShellApp;
  readonly window: AppWindow;
  readonly texts: () => Translate;
}

export function surround({ services, window, texts }: SurroundingsDeps): Surroundings {
  const lock = () => void services.lock('by-hand');
  const command = (name: MenuCommand) => {
    // Locking needs no window; everything else is shown in it.
    if (name === 'lock') return lock();
    window.show();
    window.send('menu.command', { command: name });
  };
  const tray = createAppTray(join(app.getAppPath(), 'assets', 'tray'), process.platform, {
    open: window.show,
    openDue: () => command('due'),
    lock,
    quit: () => app.quit(),
  });

  const update = async (): Promise<void> => {
    const state = await trayState(services);
    const t = texts();
    tray?.update(state, t);
    setApplicationMenu(
      { platform: process.platform, unlocked: state.kind === 'open', devTools: !app.isPackaged },
      t,
      { command, openLink: (link) => void openExternalLink(link) },
    );
  };
  // One at a time and in order, so that an older state never overwrites a newer one.
  let turn = Promise.resolve();
  const refresh = () => {
    turn = turn.then(update, update);
  };

  refresh();
  setInterval(refresh, REFRESH_MS).unref();
  services.subscribe((name) => {
    if (name === 'vault.changed' || name === 'credentials.changed') refresh();
  });
  return { refresh };
}

async function trayState(services: ShellApp): Promise<TrayState> {
  const due = services.dueSummary();
  if (due !== null) return { kind: 'open', due: due.counts.due, overdue: due.counts.overdue };
  const status = await services.handle('vault.status', {});
  return { kind: status.ok && status.value.state === 'absent' ? 'absent' : 'locked' };
}
