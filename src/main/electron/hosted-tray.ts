import type { Found, SessionParts } from '../ports/desktop.ts';
import type { AppTray } from './tray.ts';
import type { TrayView } from './tray-model.ts';

/** A session that starts the app may start its tray a little later. */
const PATIENCE_MS = 10_000;
const LOOK_MS = 500;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export interface HostedTrayDeps {
  readonly parts: Pick<SessionParts, 'trayHost'>;
  readonly before: Promise<Found>;
  readonly wait?: (ms: number) => Promise<void>;
}

/** A tray icon, with whether anybody can see it. */
export interface HostedTray {
  show(view: TrayView): void;
  /** Looks whether the icon can be seen now. */
  look(): Promise<boolean>;
  /** What the last look found. */
  seen(): boolean;
  /** Looks until the icon can be seen, and gives up after some seconds. */
  appears(): Promise<boolean>;
}

/**
 * Keeps an icon where a tray can show it. On Linux Electron asks for a tray once, while it makes the icon, and one that
 * was made too early is shown nowhere for good; so it is made anew for the first tray that comes. `before` is what was
 * found before the icon is made.
 */
export function hostTray(
  make: () => AppTray | null,
  { parts, before, wait = pause }: HostedTrayDeps,
): HostedTray {
  let tray = make();
  let shown: TrayView | null = null;
  let present = true;
  let early = false;
  const first = before.then((found) => {
    present = found !== 'absent';
    early = !present;
  });
  const seen = (): boolean => tray !== null && present;

  const look = async (): Promise<boolean> => {
    await first;
    present = (await parts.trayHost()) !== 'absent';
    if (present && early) {
      early = false;
      tray?.destroy();
      tray = make();
      if (shown !== null) tray?.show(shown);
    }
    return seen();
  };

  return {
    show(view) {
      shown = view;
      tray?.show(view);
    },
    look,
    seen,
    async appears() {
      await first;
      for (let waited = 0; !seen() && tray !== null && waited < PATIENCE_MS; waited += LOOK_MS) {
        await wait(LOOK_MS);
        await look();
      }
      return seen();
    },
  };
}
