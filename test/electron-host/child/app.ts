import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, LoginItemSettings, Settings } from 'electron';
import { claimInstance } from '../shared/instance-lock.ts';
import { offer } from './controls.ts';
import { hostEvent } from './event.ts';

type Part = Pick<
  App,
  | 'isPackaged'
  | 'whenReady'
  | 'isReady'
  | 'enableSandbox'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getPath'
  | 'getLocale'
  | 'getPreferredSystemLanguages'
  | 'setAppUserModelId'
  | 'requestSingleInstanceLock'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
  | 'quit'
  | 'exit'
>;

/** A window as far as quitting needs it. */
interface Closable {
  close(): void;
}

// Electron sets it in every main process; an installed app reads what lies beside its archive.
Object.defineProperty(process, 'resourcesPath', { value: join(process.argv[1] ?? '', '..') });

class HostApp extends EventEmitter implements Part {
  /** As an installed app sees itself; a test says so. */
  readonly isPackaged = process.env.ELECTRON_HOST_PACKAGED === 'true';
  loginItem = { openAtLogin: false, args: [] as string[] };
  /** Set by `enableSandbox`; a window can only be made after it. */
  sandboxed = false;
  readonly windows = new Set<Closable>();
  #name: string;
  #version: string;
  #folder = process.env.ELECTRON_HOST_FOLDER ?? '';
  readonly #paths = new Map<string, string>();
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;
  #quitting = false;

  constructor() {
    super();
    const manifest = JSON.parse(readFileSync(join(this.#folder, 'package.json'), 'utf8')) as Record<
      string,
      string
    >;
    this.#name = manifest.productName ?? manifest.name ?? 'Electron';
    this.#version = manifest.version ?? '0.0.0';
  }

  whenReady = () => this.#ready.promise;
  isReady = () => this.#isReady;
  getName = () => this.#name;
  getVersion = () => this.#version;
  getAppPath = () => this.#folder;
  getLocale = () => process.env.ELECTRON_HOST_LOCALE ?? 'en-US';
  getPreferredSystemLanguages = () => [this.getLocale()];
  setAppUserModelId = () => undefined;

  setName(name: string): void {
    this.#name = name;
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxed = true;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    const appData = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
    const known: Readonly<Record<string, string>> = {
      home: homedir(),
      temp: tmpdir(),
      appData,
      userData: join(appData, this.#name),
      exe: process.execPath,
    };
    const path = this.#paths.get(name) ?? known[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setLoginItemSettings({ openAtLogin = false, args = [] }: Settings): void {
    this.loginItem = { openAtLogin, args };
  }

  getLoginItemSettings(): LoginItemSettings {
    const { openAtLogin } = this.loginItem;
    return {
      ...{ openAtLogin, wasOpenedAtLogin: false, executableWillLaunchAtLogin: openAtLogin, launchItems: [] },
      status: openAtLogin ? 'enabled' : 'not-registered',
    };
  }

  requestSingleInstanceLock(): boolean {
    return claimInstance(this.getPath('userData'), (argv) =>
      this.emit('second-instance', hostEvent({}), argv, process.cwd(), null),
    );
  }

  quit(): void {
    if (this.#quitting) return;
    const before = hostEvent({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    for (const window of this.windows) window.close();
    if (this.windows.size === 0) this.#leave();
    else this.#quitting = false;
  }

  /** Told by each window as it goes. */
  windowClosed(window: Closable): void {
    this.windows.delete(window);
    if (this.windows.size > 0) return;
    if (this.#quitting) this.#leave();
    else if (!this.emit('window-all-closed')) this.quit();
  }

  exit(code = 0): void {
    process.exit(code);
  }

  /** Ends the time in which schemes can be registered and the sandbox enabled. */
  becomeReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('ready');
  }

  #leave(): void {
    const will = hostEvent({});
    this.emit('will-quit', will);
    if (will.defaultPrevented) {
      this.#quitting = false;
      return;
    }
    this.emit('quit', hostEvent({}), 0);
    process.exit(0);
  }
}

export const app = new HostApp();

offer('app.quit', () => app.quit());
offer('loginItems.state', () => app.loginItem);
offer('process.usage', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return { cpuMs: (userCPUTime + systemCPUTime) / 1000, residentMb: process.memoryUsage.rss() / 2 ** 20 };
});
offer('app.secondInstance', (argv) => {
  app.emit('second-instance', hostEvent({}), argv, process.cwd(), null);
});
