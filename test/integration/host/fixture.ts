import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findChromium, type Host, startHost } from '../../electron-host/index.ts';

const MAIN = `
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron';
import { join } from 'node:path';
const root = app.getAppPath();
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.enableSandbox();
const seen = [];
ipcMain.handle('echo', (_event, ...args) => args);
ipcMain.handle('fail', () => { throw new Error('on purpose'); });
ipcMain.handle('uncloneable', () => ({ run() {} }));
ipcMain.handle('seen', () => seen);
ipcMain.handle('sender', (event) => ({
  id: event.sender.id,
  destroyed: event.sender.isDestroyed(),
  frame: event.senderFrame === null ? null : { url: event.senderFrame.url, main: event.senderFrame.parent === null },
}));
ipcMain.handle('greet', (event) => event.sender.send('greeting', { text: 'hello' }));
ipcMain.handle('reload', (event) => event.sender.reload());
app.on('second-instance', (_event, argv) => seen.push(['second', argv.at(-1)]));
const open = () => {
  const own = session.fromPartition('fixture');
  own.protocol.handle('app', (request) => {
    const page = '<!doctype html><title>fixture</title><input type="file">';
    return request.url.endsWith('/index.html') || request.url.endsWith('/other.html')
      ? new Response(page, { headers: { 'Content-Type': 'text/html' } })
      : new Response(request.url, { status: 404 });
  });
  own.webRequest.onBeforeRequest((details, callback) => {
    if (!details.url.startsWith('app:')) seen.push(['blocked', details.url]);
    callback({ cancel: !details.url.startsWith('app:') });
  });
  const window = new BrowserWindow({ webPreferences: { preload: join(root, 'preload.cjs'), session: own } });
  window.webContents.setWindowOpenHandler(({ url }) => { seen.push(['open', url]); return { action: 'deny' }; });
  window.webContents.on('will-navigate', (event) => {
    seen.push(['navigate', event.url]);
    if (!event.url.startsWith('app://fixture/')) event.preventDefault();
  });
  void window.loadURL('app://fixture/index.html');
};
if (!app.requestSingleInstanceLock()) app.exit(7);
else app.whenReady().then(open);
`;

const PRELOAD = `
const { contextBridge, ipcRenderer, webUtils } = require('electron');
const listeners = [];
contextBridge.exposeInMainWorld('api', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  onGreeting: (listener) => { ipcRenderer.on('greeting', (event, payload) => listener(payload)); },
  call: (run, value) => run(value),
  throwing: () => { throw new TypeError('from the preload'); },
  later: async (value) => ({ value }),
  pathOf: (file) => ipcRenderer.invoke('echo', webUtils.getPathForFile(file)),
  requirable: ['fs', 'node:fs', 'electron/main', 'path'].filter((name) => {
    try { require(name); return true; } catch { return false; }
  }),
  globals: ['process', 'Buffer', 'global'].filter((name) => name in globalThis),
  nested: { list: [{ deep: true }] },
});
`;

/** How a fixture differs from the usual one. */
export interface FixtureOptions {
  readonly main?: (source: string) => string;
  readonly args?: readonly string[];
  /** Of another fixture, to start it a second time. */
  readonly folder?: string;
}

export interface OpenFixture {
  readonly folder: string;
  readonly host: Host;
  readonly output: () => string;
  readonly page: () => Promise<Page>;
  close(): Promise<void>;
}

/** A small app of its own, so that the host is tested against Electron's contract and not against Keyturn. */
export async function openFixture(options: FixtureOptions = {}): Promise<OpenFixture> {
  const folder = options.folder ?? (await writeFixture(options.main ?? ((source) => source)));
  let output = '';
  const host = await startHost({
    folder,
    entry: join(folder, 'main.mjs'),
    chromium: findChromium() ?? '',
    args: options.args ?? [],
    env: { ...process.env, XDG_CONFIG_HOME: folder },
    headless: true,
    locale: 'en-US',
    dark: false,
    onOutput: (text) => {
      output += text;
    },
  });
  return {
    folder,
    host,
    output: () => output,
    page: host.firstPage,
    async close() {
      await host.kill();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writeFixture(change: (source: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'host-fixture-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'fixture', version: '1.2.3' }));
  await writeFile(join(folder, 'main.mjs'), change(MAIN));
  await writeFile(join(folder, 'preload.cjs'), PRELOAD);
  return folder;
}
