import { app, BrowserWindow, nativeTheme, type Session } from 'electron';
import type { Preferences } from '../../shared/model/settings.ts';
import type { Closing } from './closing.ts';
import type { IpcTransport } from './ipc-transport.ts';
import { APP_PAGE } from './origin.ts';
import { surfaceColour, windowOptions } from './window-options.ts';

/** The one window of the app. */
export interface AppWindow {
  /** Opens it, or brings it to the front where it is open. */
  show(): void;
  isOpen(): boolean;
  /** Whether the person looks at it now. */
  focused(): boolean;
  /** Takes over what changed in the theme. */
  apply(preferences: Preferences): void;
  /** Loads the page anew in the same window, so that nothing stays of what it held. */
  renew(): void;
  /** Tells the page; lost where no window is open. */
  readonly send: IpcTransport['send'];
}

export interface AppWindowDeps {
  readonly session: Session;
  readonly preload: string;
  readonly icon: string;
  readonly preferences: Preferences;
  /** Learns of each window before a page is loaded in it. */
  readonly transport: IpcTransport;
  /** Asked when the person closes it; where it stays, so does the app. */
  readonly closing: () => Promise<Closing>;
  /** It went out of sight, closed or minimised, and the app runs on. */
  readonly hidden: () => void;
}

/**
 * Keeps at most one window. It is shown when its first page has painted, on a background of the theme in force. Closed,
 * it is destroyed, and its page with it: what the app needs while nobody looks lives in the main process.
 */
export function createAppWindow(deps: AppWindowDeps): AppWindow {
  let { preferences } = deps;
  let current: BrowserWindow | null = null;
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });

  const close = async (window: BrowserWindow): Promise<void> => {
    const closing = await deps.closing();
    if (closing === 'quit') app.quit();
    if (closing === 'stay' && !window.isDestroyed()) window.destroy();
  };

  const open = (): BrowserWindow => {
    const window = new BrowserWindow(
      windowOptions({
        preload: deps.preload,
        session: deps.session,
        dark: nativeTheme.shouldUseDarkColors,
        devTools: !app.isPackaged,
        title: app.getName(),
        icon: deps.icon,
      }),
    );
    window.once('ready-to-show', () => window.show());
    let asking = false;
    window.on('close', (event) => {
      if (quitting) return;
      event.preventDefault();
      if (asking) return;
      asking = true;
      void close(window).finally(() => {
        asking = false;
      });
    });
    window.on('minimize', deps.hidden);
    window.once('closed', () => {
      current = null;
      if (!quitting) deps.hidden();
    });
    deps.transport.admit(window.webContents);
    // It rejects when the window is closed meanwhile; there is nothing to show then.
    window.loadURL(APP_PAGE).catch(() => undefined);
    return window;
  };

  nativeTheme.themeSource = preferences.theme;
  nativeTheme.on('updated', () =>
    current?.setBackgroundColor(surfaceColour(nativeTheme.shouldUseDarkColors)),
  );

  return {
    send: deps.transport.send,
    isOpen: () => current !== null,
    focused: () => current?.isFocused() === true,
    show() {
      if (current === null) {
        current = open();
        return;
      }
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
    },
    renew: () => current?.webContents.reload(),
    apply(next) {
      preferences = next;
      nativeTheme.themeSource = next.theme;
    },
  };
}
