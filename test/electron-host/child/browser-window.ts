import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, BrowserWindow as RealWindow } from 'electron';
import { toApp, toBrowser } from '../shared/origin.ts';
import { app } from './app.ts';
import { offer } from './controls.ts';
import { hostEvent } from './event.ts';
import { invoke } from './ipc-main.ts';
import { answer, driver, tell } from './link.ts';
import { requireOrdinaryScheme } from './protocol.ts';
import { type HostSession, session } from './session.ts';
import { HostWebContents } from './web-contents.ts';

type Part = Pick<
  RealWindow,
  | 'id'
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'close'
  | 'restore'
  | 'isMinimized'
  | 'isFocused'
  | 'minimize'
  | 'destroy'
  | 'isVisible'
  | 'isDestroyed'
  | 'setContentProtection'
  | 'setBackgroundColor'
>;

const windows = new Map<number, BrowserWindow>();
let nextId = 0;

export class BrowserWindow extends EventEmitter implements Part {
  readonly id = ++nextId;
  readonly webContents: HostWebContents;
  readonly options: BrowserWindowConstructorOptions;
  readonly #opened: Promise<void>;
  #minimized = false;
  visible: boolean;
  focused = false;
  contentProtection = false;
  backgroundColor: string;

  static getAllWindows = () => [...windows.values()];
  static getFocusedWindow = () => [...windows.values()].find((window) => window.focused) ?? null;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    const web = options.webPreferences ?? {};
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    // The preload runs in a world of its own, without Node: an app that asks for less would not be shown truthfully.
    if (web.contextIsolation === false || web.sandbox === false || web.nodeIntegration === true) {
      throw new Error('The stand-in shows only isolated, sandboxed windows');
    }
    this.options = options;
    this.visible = options.show ?? true;
    this.backgroundColor = options.backgroundColor ?? '#FFFFFF';
    const own = (web.session as HostSession | undefined) ?? session.fromPartition('');
    this.webContents = new HostWebContents(this.id, own, web.devTools ?? true);
    windows.set(this.id, this);
    app.windows.add(this);
    this.#opened = driver('openWindow', {
      window: this.id,
      width: options.width ?? 800,
      height: options.height ?? 600,
      preload: web.preload === undefined ? '' : readFileSync(web.preload, 'utf8'),
    });
    app.emit('browser-window-created', hostEvent({}), this);
  }

  async loadURL(url: string): Promise<void> {
    requireOrdinaryScheme(url);
    await this.#opened;
    this.webContents.url = url;
    await driver('loadUrl', this.id, toBrowser(url));
  }

  isMinimized = () => this.#minimized;
  isFocused = () => this.focused;
  isVisible = () => this.visible;
  isDestroyed = () => !windows.has(this.id);

  restore(): void {
    this.#minimized = false;
    this.emit('restore');
  }

  minimize(): void {
    this.#minimized = true;
    this.focused = false;
    this.emit('minimize');
  }

  show(): void {
    this.visible = true;
    this.focus();
  }

  focus(): void {
    for (const window of windows.values()) window.focused = window === this;
    void this.#opened.then(() => tell('focus', this.id));
  }

  setContentProtection(enable: boolean): void {
    this.contentProtection = enable;
  }

  setBackgroundColor(color: string): void {
    this.backgroundColor = color;
  }

  close(): void {
    const event = hostEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    tell('closeWindow', this.id);
    this.gone();
  }

  /** The page is gone, on our wish or the person's. */
  gone(): void {
    if (!windows.delete(this.id)) return;
    this.webContents.destroyed();
    this.emit('closed');
    app.windowClosed(this);
  }
}

const contents = (id: number): HostWebContents => {
  const window = windows.get(id);
  if (window === undefined) throw new Error('Object has been destroyed');
  return window.webContents;
};

answer('invoke', (id, frame, channel, args) => {
  const sender = windows.get(id)?.webContents ?? { id, isDestroyed: () => true };
  return invoke(sender, frame, channel, args);
});
answer('mayNavigate', async (id, url, main) => contents(id).mayNavigate(toApp(url), main));
answer('mayOpenWindow', async (id, url) => contents(id).mayOpen(toApp(url)));
answer('pagePainted', async (id) => {
  windows.get(id)?.emit('ready-to-show');
  windows.get(id)?.webContents.emit('did-finish-load');
});
answer('pageClosed', async (id) => {
  const window = windows.get(id);
  window?.emit('close', hostEvent({}));
  window?.gone();
});

offer('windows.list', () =>
  [...windows.values()].map((window) => {
    const { session: _session, ...webPreferences } = window.options.webPreferences ?? {};
    return {
      id: window.id,
      title: window.options.title ?? '',
      visible: window.visible,
      focused: window.focused,
      contentProtection: window.contentProtection,
      backgroundColor: window.backgroundColor,
      url: window.webContents.url,
      webPreferences,
    };
  }),
);
/** Tries what an extension or a flaw would: whether developer tools are open afterwards. */
offer('windows.openDevTools', () => {
  const [first] = windows.values();
  first?.webContents.openDevTools();
  return first?.webContents.isDevToolsOpened() === true;
});
offer('windows.minimize', () => {
  for (const window of windows.values()) window.minimize();
});
offer('windows.blur', () => {
  for (const window of windows.values()) window.focused = false;
});
offer('windows.close', () => {
  for (const window of windows.values()) window.close();
});
