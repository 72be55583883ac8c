import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createUpdater } from '../../src/main/electron/updater.ts';

type Filter = (
  details: { readonly url: string },
  answer: (decision: { readonly cancel: boolean }) => void,
) => void;

const world = vi.hoisted(() => ({
  quit: vi.fn(),
  installed: vi.fn<(...args: readonly unknown[]) => void>(),
  made: [] as Record<string, unknown>[],
  filters: [] as Filter[],
  check: vi.fn(),
  download: vi.fn(),
}));

vi.mock('electron', () => ({
  app: { getAppPath: () => '/nowhere', isPackaged: true, quit: world.quit },
  shell: {},
}));

vi.mock('electron-updater', async () => {
  const { EventEmitter } = await import('node:events');
  class Updater extends EventEmitter {
    // As electron-updater has them by itself.
    autoDownload = true;
    autoInstallOnAppQuit = true;
    disableWebInstaller = false;
    autoRunAppAfterInstall = true;
    logger: unknown = console;
    netSession = { webRequest: { onBeforeRequest: (filter: Filter) => world.filters.push(filter) } };
    checkForUpdates = world.check;
    downloadUpdate = world.download;
    constructor() {
      super();
      world.made.push(this as never);
    }
  }
  class NsisUpdater extends Updater {
    verifyUpdateCodeSignature: unknown = async () => null;
    quitAndInstall = (silent = false, startAfter = false) => {
      world.installed('windows', silent ? startAfter : this.autoRunAppAfterInstall);
    };
  }
  class MacUpdater extends Updater {
    quitAndInstall = () => world.installed('macos', this.autoRunAppAfterInstall);
  }
  return { NsisUpdater, MacUpdater };
});

beforeEach(() => {
  vi.clearAllMocks();
  world.made.length = 0;
  world.filters.length = 0;
  Object.assign(process, { resourcesPath: '/nowhere' });
});

const NEWER = { isUpdateAvailable: true, updateInfo: { version: '9.9.9' } };

describe('the updater', () => {
  it('is not even made before the first check', () => {
    createUpdater();
    expect(world.made).toEqual([]);
  });

  it('takes no step by itself, and logs nothing', async () => {
    world.check.mockResolvedValue(NEWER);
    expect(await createUpdater().port.check()).toEqual({ version: '9.9.9' });
    expect(world.made).toHaveLength(1);
    expect(world.made[0]).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
      disableWebInstaller: true,
      logger: null,
      // Every installation sends the same.
      requestHeaders: { 'x-user-staging-id': '00000000-0000-0000-0000-000000000000' },
    });
    expect(world.download).not.toHaveBeenCalled();
  });

  it('takes an installer whose signature cannot be checked for a bad one', async () => {
    world.check.mockResolvedValue(null);
    expect(await createUpdater('win32').port.check()).toBeNull();
    const verify = world.made[0]?.verifyUpdateCodeSignature as (
      names: readonly string[],
      path: string,
    ) => Promise<string | null>;
    // There is no Windows PowerShell here, or no such file.
    expect(await verify(['Keyturn'], '/nowhere/x.exe')).not.toBeNull();
  });

  it('reaches the hosts of releases by https and nothing else', async () => {
    world.check.mockResolvedValue(null);
    await createUpdater().port.check();
    const passes = (url: string): boolean => {
      let cancelled = true;
      world.filters[0]?.({ url }, ({ cancel }) => {
        cancelled = cancel;
      });
      return !cancelled;
    };
    expect(passes('https://github.com/a/b/releases.atom')).toBe(true);
    expect(passes('https://release-assets.githubusercontent.com/x')).toBe(true);
    expect(passes('http://github.com/a/b/releases.atom')).toBe(false);
    expect(passes('https://github.com.evil.example/')).toBe(false);
    expect(passes('https://evil.example/github.com')).toBe(false);
  });

  it('tells what went wrong without the words of the error', async () => {
    world.check.mockRejectedValue(Object.assign(new Error('at /home/someone'), { code: 'ENOTFOUND' }));
    const { port } = createUpdater();
    await expect(port.check()).rejects.toMatchObject({ problem: 'network', message: 'update: network' });
    world.download.mockRejectedValue(Object.assign(new Error(), { code: 'ERR_UPDATER_INVALID_SIGNATURE' }));
    await expect(port.download(() => undefined)).rejects.toMatchObject({ problem: 'signature' });
  });
});

describe.each([
  ['win32', 'windows'],
  ['darwin', 'macos'],
] as const)('on the way out of %s', (platform, system) => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const checked = async () => {
    world.check.mockResolvedValue(NEWER);
    const updater = createUpdater(platform);
    await updater.port.check();
    return updater;
  };

  it('nothing is installed that nobody asked for', async () => {
    const updater = await checked();
    expect(updater.isInstalling()).toBe(false);
    updater.leave();
    expect(world.quit).toHaveBeenCalledOnce();
    expect(world.installed).not.toHaveBeenCalled();
  });

  it('is installed and started again what was asked for in the window, once everything is closed', async () => {
    const updater = await checked();
    updater.port.install();
    expect(world.quit).toHaveBeenCalledOnce();
    expect(world.installed).not.toHaveBeenCalled();
    expect(updater.isInstalling()).toBe(true);
    updater.leave();
    expect(world.installed.mock.calls).toEqual([[system, true]]);
  });

  it('is installed and not started what was agreed to while quitting', async () => {
    const updater = await checked();
    updater.installOnTheWayOut();
    updater.leave();
    expect(world.installed.mock.calls).toEqual([[system, false]]);
    expect(world.quit).not.toHaveBeenCalled();
  });

  it('the app ends where installing fails', async () => {
    const updater = await checked();
    updater.installOnTheWayOut();
    updater.leave();
    (world.made[0] as unknown as NodeJS.EventEmitter).emit('error', new Error('on purpose'));
    expect(world.quit).toHaveBeenCalledOnce();
  });

  it('the app ends where installing comes to no end', async () => {
    const updater = await checked();
    updater.installOnTheWayOut();
    updater.leave();
    vi.advanceTimersByTime(119_000);
    expect(world.quit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(world.quit).toHaveBeenCalledOnce();
  });
});
