import type { BrowserWindowConstructorOptions, Session } from 'electron';

/** The surfaces of the two themes (`oklch(0.99 0.003 230)`, `oklch(0.19 0.012 240)`): shown until the page has painted. */
const SURFACE = { light: '#fafcfd', dark: '#0f1418' };

/** What a window is made with. Every protection is stated, also where it is the default. */
export function windowOptions(make: {
  readonly preload: string;
  readonly session: Session;
  readonly dark: boolean;
  readonly devTools: boolean;
  readonly title: string;
  readonly icon: string;
}): BrowserWindowConstructorOptions {
  return {
    title: make.title,
    icon: make.icon,
    width: 1200,
    height: 760,
    minWidth: 880,
    minHeight: 560,
    show: false,
    backgroundColor: surfaceColour(make.dark),
    autoHideMenuBar: true,
    webPreferences: {
      preload: make.preload,
      session: make.session,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      // A middle click would open a window of its own.
      disableBlinkFeatures: 'Auxclick',
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: make.devTools,
    },
  };
}

/** The window's colour before and behind the page, so that a dark theme never flashes white. */
export function surfaceColour(dark: boolean): string {
  return dark ? SURFACE.dark : SURFACE.light;
}
