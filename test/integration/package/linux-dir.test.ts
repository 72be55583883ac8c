import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../../scripts/lib/build-if-stale.ts';
import { ROOT } from '../../../scripts/lib/root.ts';
import { findChromium, startHost } from '../../electron-host/index.ts';
import { type LinuxFolder, packForLinux } from '../../support/package/linux-folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** In the order of Electron's fuse wire. */
const FUSES: readonly (readonly [FuseV1Options, boolean])[] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
  [FuseV1Options.WasmTrapHandlers, true],
];

/**
 * What Keyturn adds to Electron, in bytes. It is 14 MB of code and 4 MB of native parts today; the sources of SQLite that
 * come with its driver, or the parts for other computers, would each take it over this, as would a second copy of an SDK.
 */
const BUDGET = 19_000_000;

let folder: LinuxFolder;

beforeAll(async () => {
  await buildIfStale();
  folder = await packForLinux(FUSES.map(([, on]) => on));
});
afterAll(() => folder[Symbol.asyncDispose]());

const filesOf = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the binary', () => {
  it('has all nine fuses set, and no other', async () => {
    const wire = await getCurrentFuseWire(join(folder.path, 'keyturn-app'));
    const read = FUSES.map(([fuse]) => [fuse, wire[fuse] === FuseState.ENABLE]);
    expect(read).toEqual(FUSES);
    expect(Object.keys(wire).filter((key) => /^\d+$/.test(key))).toHaveLength(FUSES.length);
  });

  it('leaves the name of the command to the command', async () => {
    const wrapper = await readFile(join(ROOT, 'packaging/linux/keyturn'), 'utf8');
    expect(folder.beside).not.toContain('keyturn');
    expect(wrapper).toMatch(/^exec \/opt\/Keyturn\/keyturn-app cli "\$@"$/m);
    expect((await stat(join(ROOT, 'packaging/linux/keyturn'))).mode & 0o111).toBe(0o111);
  });
});

describe('the archive', () => {
  it('holds the built app, its three native packages and nothing of the workshop', () => {
    const places = folder.archive.map((path) => path.split('/').slice(0, 2).join('/'));
    expect([...new Set(places)].sort()).toEqual([
      'LICENSE',
      'assets',
      'assets/icon.png',
      'assets/tray',
      'node_modules',
      'node_modules/@github',
      'node_modules/@node-rs',
      'node_modules/better-sqlite3',
      'out',
      'out/main',
      'out/preload',
      'out/renderer',
      'package.json',
    ]);
    const workshop =
      /\.(ts|tsx|map|md|gyp|c|cc|cpp|h|hpp|yml|log)$|\/(test|tests|spec|src|script|deps|build)(\/|$)/;
    const own = folder.archive.filter((path) => workshop.test(path) && !path.endsWith('/LICENSE.md'));
    expect(own).toEqual([]);
    const code = folder.archive.filter((path) => /\.(js|cjs|css)$/.test(path));
    const mapped = code.filter((path) => /[#@] sourceMappingURL=/.test(textOf(path)));
    expect(mapped.filter((path) => path.startsWith('out/'))).toEqual([]);
  });

  it('brings the native parts of this kind of computer alone, as files of their own', () => {
    const { arch } = process;
    expect(folder.archive.filter((path) => path.endsWith('.node')).sort()).toEqual([
      `node_modules/@github/keytar/prebuilds/linux-${arch}/keytar.node`,
      `node_modules/@node-rs/argon2-linux-${arch}-gnu/argon2.linux-${arch}-gnu.node`,
      `node_modules/better-sqlite3/prebuilds/linux-${arch}.node`,
    ]);
    const unpacked = folder.beside.filter((path) => path.includes('app.asar.unpacked/'));
    expect(unpacked).toHaveLength(3);
    expect(unpacked.every((path) => path.endsWith('.node'))).toBe(true);
  });

  it('holds the threads beside the entries, and what they read, complete', async () => {
    // In the archive: Electron reads it in threads too, and its checksum covers nothing else.
    for (const name of [
      'sheet-worker.js',
      'manager-worker.js',
      'letter-worker.js',
      'pac-worker.js',
      'quickjs.wasm',
    ]) {
      expect(folder.archive).toContain(`out/main/${name}`);
    }
    const script = 'function FindProxyForURL(url, host) { return "PROXY " + host + ":3128"; }';
    const worker = new Worker(join(folder.extracted, 'out/main/pac-worker.js'), {
      workerData: { script, limitMs: 30_000 },
    });
    await once(worker, 'message');
    worker.postMessage({ id: 1, url: 'https://sts.us-east-1.amazonaws.com' });
    expect(await once(worker, 'message')).toEqual([
      { id: 1, answer: 'PROXY sts.us-east-1.amazonaws.com:3128' },
    ]);
    await worker.terminate();
  });

  it('stays within its budget', () => {
    const sizes = folder.beside
      .filter((path) => path.startsWith('resources/'))
      .map((path) => statSync(join(folder.path, path)).size);
    const sum = sizes.reduce((total, size) => total + size, 0);
    expect(sum).toBeLessThan(BUDGET);
    // An archive without the app would pass everything above this line too.
    expect(sum).toBeGreaterThan(BUDGET / 3);
  });

  it('says nothing of the computer that made it', () => {
    // A home called /root is also the middle of other packages' paths.
    const home = new RegExp(`(?<![\\w.-])${homedir().replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}/`);
    const found = filesOf(join(folder.path, 'resources')).filter((path) => {
      const content = readFileSync(path, 'latin1');
      return content.includes(ROOT) || content.includes(folder.path) || home.test(content);
    });
    expect(found).toEqual([]);
  });

  it('knows that it is unsigned, where its releases are, and of which commit it is', () => {
    const manifest: unknown = JSON.parse(textOf('package.json'));
    expect(manifest).toMatchObject({
      main: 'out/main/index.js',
      keyturn: {
        signed: false,
        repository: 'keyturn-test/keyturn',
        commit: expect.stringMatching(/^[0-9a-f]{40}$/),
      },
    });
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(folder.output).toContain('This build is unsigned: ');
  });
});

const textOf = (path: string): string => readFileSync(join(folder.extracted, path), 'utf8');

describe('what lies beside it', () => {
  it('is Electron with two languages, every licence, and the bill of materials', () => {
    const named = folder.beside.filter((path) => !path.includes('app.asar'));
    expect(named).toEqual([
      'LICENSE.electron.txt',
      'LICENSES.chromium.html',
      'keyturn-app',
      'locales/en-US.pak',
      'locales/zh-CN.pak',
      'resources/THIRD-PARTY-LICENSES.txt',
      'resources/keyturn.cdx.json',
      'version',
    ]);
  });

  it('names each package whose folder is inside', () => {
    const inside = folder.archive
      .map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1])
      .filter((name) => name !== undefined)
      .map((name) => name.replace(/^better-sqlite3$/, 'better-sqlite3-multiple-ciphers'));
    expect(inside.length).toBeGreaterThan(3);
    const sbom = readFileSync(join(folder.path, 'resources/keyturn.cdx.json'), 'utf8');
    const licences = readFileSync(join(folder.path, 'resources/THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of inside) {
      expect(sbom).toContain(`"pkg:npm/${name.replace('@', '%40')}@`);
      expect(licences).toContain(`\n${name} `);
    }
  });
});

/** Runs what was packed, by the stand-in host. */
async function start(args: readonly string[], home: string) {
  let output = '';
  const host = await startHost({
    folder: folder.extracted,
    entry: join(folder.extracted, 'out/main/index.js'),
    chromium: findChromium() ?? '',
    args,
    env: { ...process.env, KEYTURN_HOME: join(home, 'vault'), KEYTURN_STATE: join(home, 'state') },
    headless: true,
    locale: 'en-US',
    dark: false,
    onOutput: (text) => {
      output += text;
    },
  });
  return { host, output: () => output };
}

async function command(args: readonly string[], home: string) {
  const { host, output } = await start(['cli', ...args], home);
  host.firstPage().catch(() => undefined);
  return { code: await host.exited, output: output() };
}

describe('the packed app', () => {
  it('opens its window', async () => {
    await using place = await temporaryFolder();
    const { host } = await start([], place.path);
    try {
      const page = await host.firstPage();
      await page.getByRole('button', { name: 'Continue' }).waitFor();
      expect(page.url()).toContain('index.html');
    } finally {
      await host.kill();
    }
  });

  it('is the command line where its first word is `cli`, on a vault of its own', async () => {
    await using place = await temporaryFolder();
    const password = join(place.path, 'password');
    await writeFile(password, 'correct horse battery staple\n', { mode: 0o600 });
    const [version, made] = await Promise.all([
      command(['version'], place.path),
      command(['init', '--json', '--password-file', password], place.path),
    ]);
    expect(version).toEqual({ code: 0, output: `Keyturn ${packageVersion()}\n` });
    expect(made.code).toBe(0);
    const listed = await command(['list', '--json', '--password-file', password], place.path);
    expect({ code: listed.code, answer: JSON.parse(listed.output) }).toEqual({
      code: 0,
      answer: { total: 0, keys: [] },
    });
  });
});

const packageVersion = (): unknown =>
  Reflect.get(Object(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))), 'version');
