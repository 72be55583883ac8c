import { BrowserWindow, type BrowserWindowConstructorOptions, type Session } from 'electron';
import type { KitWindow, PrintedPage } from '../ports/kit-window.ts';
import type { OneTimePages } from './one-time-pages.ts';

export interface PrintWindowDeps {
  readonly session: Session;
  readonly pages: OneTimePages;
  readonly icon: string;
}

/** What the window is made with: no preload, no script. Every protection is stated, also where it is the default. */
export function printWindowOptions(make: {
  readonly session: Session;
  readonly icon: string;
  readonly title: string;
}): BrowserWindowConstructorOptions {
  return {
    title: make.title,
    icon: make.icon,
    width: 860,
    height: 900,
    minWidth: 560,
    minHeight: 480,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      session: make.session,
      javascript: false,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      disableBlinkFeatures: 'Auxclick',
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: false,
    },
  };
}

/**
 * A window for one page that a person prints. It stays on that page: its only link, and Ctrl or Cmd with P, print it.
 * Gone with the last of the other windows, so that it never keeps the app alive.
 */
export function createPrintWindow({ session, pages, icon }: PrintWindowDeps): KitWindow {
  let current: BrowserWindow | null = null;

  const open = (title: string): BrowserWindow => {
    const others = BrowserWindow.getAllWindows();
    const window = new BrowserWindow(printWindowOptions({ session, icon, title }));
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => {
      if (current === window) current = null;
    });
    const contents = window.webContents;
    const print = () => contents.print({ printBackground: true, header: '', footer: '' });
    contents.on('will-navigate', (event) => {
      event.preventDefault();
      print();
    });
    contents.on('before-input-event', (event, input) => {
      if (input.type !== 'keyDown' || input.key.toLowerCase() !== 'p' || !(input.control || input.meta))
        return;
      event.preventDefault();
      print();
    });
    for (const other of others) {
      other.once('closed', () => {
        if (!window.isDestroyed()) window.close();
      });
    }
    return window;
  };

  const close = (): void => {
    pages.clear();
    const window = current;
    current = null;
    if (window !== null && !window.isDestroyed()) window.close();
  };

  return {
    available: true,
    async show(page: PrintedPage) {
      close();
      const window = open(page.title);
      current = window;
      try {
        await window.loadURL(pages.offer(page));
      } catch (error) {
        // Closed meanwhile, by a lock or the person: nothing is left to be shown.
        if (!window.isDestroyed()) throw error;
      }
    },
    close,
  };
}
