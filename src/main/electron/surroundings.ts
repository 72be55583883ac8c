import { join } from 'node:path';
import { app } from 'electron';
import type { MenuCommand } from '../../shared/commands.ts';
import { openExternalLink } from './external-links.ts';
import { setApplicationMenu } from './menu.ts';
import type { ShellApp } from './shell-app.ts';
import type { Translate } from './texts.ts';
import { createAppTray } from './tray.ts';
import type { RotationCounts, TrayState } from './tray-view.ts';
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
    openAt: (place) => command(`view-${place}`),
    lock,
    quit: () => app.quit(),
  });

  // Known from before the lock: nothing is read of a locked vault.
  let rotations = 0;
  const update = async (): Promise<void> => {
    const state = await trayState(services, rotations);
    rotations = state.kind === 'open' ? state.rotations.running : rotations;
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
    if (name === 'vault.changed' || name === 'credentials.changed' || name === 'rotations.changed') refresh();
  });
  return { refresh };
}

async function trayState(services: ShellApp, known: number): Promise<TrayState> {
  const due = services.dueSummary();
  if (due !== null) {
    const rotations = await runningRotations(services);
    return { kind: 'open', due: due.counts.due, overdue: due.counts.overdue, rotations };
  }
  const status = await services.handle('vault.status', {});
  const absent = status.ok && status.value.state === 'absent';
  return absent ? { kind: 'absent' } : { kind: 'locked', rotations: known };
}

async function runningRotations(services: ShellApp): Promise<RotationCounts> {
  const answer = await services.handle('rotations.list', { running: true });
  const running = answer.ok ? answer.value : [];
  const waiting = running.filter(({ phase }) => phase === 'attention' || phase === 'blocked-slots');
  return { running: running.length, waiting: waiting.length };
}
