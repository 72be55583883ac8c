import { beforeEach, describe, expect, it, vi } from 'vitest';

/** A system with one login item, as Electron tells of it. */
const system = vi.hoisted(() => ({
  item: {} as Record<string, unknown>,
  /** What becomes of the item when the app sets it. */
  taken: {} as Record<string, unknown>,
  set: vi.fn(),
}));
vi.mock('electron', () => ({
  app: {
    isPackaged: true,
    getName: () => 'Keyturn',
    getLoginItemSettings: () => system.item,
    setLoginItemSettings: (settings: { openAtLogin: boolean }) => {
      system.set(settings);
      system.item = settings.openAtLogin ? system.taken : { openAtLogin: false };
    },
  },
}));
const { createLoginItems } = await import('../../../../src/main/electron/login-items.ts');

beforeEach(() => {
  vi.clearAllMocks();
  system.item = { openAtLogin: false };
});

describe('the login item', () => {
  it.each([
    ['win32', { openAtLogin: true, executableWillLaunchAtLogin: true }, true],
    // Switched off in the task manager, which leaves the entry in place.
    ['win32', { openAtLogin: true, executableWillLaunchAtLogin: false }, false],
    // Somebody else's entry for the same program, with other arguments.
    ['win32', { openAtLogin: false, executableWillLaunchAtLogin: true }, false],
    ['darwin', { openAtLogin: true, status: 'enabled' }, true],
    ['darwin', { openAtLogin: false, status: 'not-registered' }, false],
  ] as const)('on %s, as %j, is on: %s', async (platform, item, on) => {
    system.item = item;
    expect(await createLoginItems(platform).enabled()).toBe(on);
  });

  it('starts hidden', async () => {
    system.taken = { openAtLogin: true, executableWillLaunchAtLogin: true };
    await createLoginItems('win32').set(true);
    expect(system.set).toHaveBeenCalledExactlyOnceWith({ openAtLogin: true, args: ['--hidden'] });
  });

  it('is set where macOS waits for the person to allow it, and says that it waits', async () => {
    system.taken = { openAtLogin: false, status: 'requires-approval' };
    const startup = createLoginItems('darwin');
    expect(await startup.awaitsApproval()).toBe(false);
    await startup.set(true);
    expect([await startup.enabled(), await startup.awaitsApproval()]).toEqual([false, true]);
    await startup.set(false);
    expect(await startup.awaitsApproval()).toBe(false);
  });

  it.each([
    ['win32', { openAtLogin: true, executableWillLaunchAtLogin: false }],
    ['darwin', { openAtLogin: false, status: 'not-found' }],
  ] as const)('that %s does not take is said so', async (platform, taken) => {
    system.taken = taken;
    await expect(createLoginItems(platform).set(true)).rejects.toMatchObject({ code: 'startup-not-ours' });
  });
});
