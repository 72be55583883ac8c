import { describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../../../src/main/node/files.ts';
import { createEvents } from '../../../../src/main/services/events.ts';
import { createUpdates, type UpdatesDeps } from '../../../../src/main/services/updates.ts';
import { NO_POLICY } from '../../../../src/shared/model/managed-policy.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../../src/shared/model/settings.ts';
import { fakeClock } from '../../../support/fake/clock.ts';
import { fakeLogger } from '../../../support/fake/desktop.ts';
import { type FakeUpdater, fakeUpdater } from '../../../support/fake/updater.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

interface Setting {
  readonly updater?: FakeUpdater;
  readonly agreed?: boolean;
  readonly deps?: Partial<UpdatesDeps>;
}

function setting({ updater = fakeUpdater(), agreed = false, deps = {} }: Setting = {}) {
  const clock = fakeClock();
  const events = createEvents();
  const told: string[] = [];
  events.subscribe((name) => told.push(name));
  let preferences: Preferences = { ...DEFAULT_PREFERENCES, updates: agreed ? 'ask' : 'off' };
  const updates = createUpdates({
    updater,
    files: createFiles(),
    clock,
    logger: fakeLogger(),
    events,
    preferences: {
      get: async () => preferences,
      set: async (changes) => {
        preferences = { ...preferences, ...changes };
        events.emit('preferences.changed', {});
        return preferences;
      },
    },
    rules: () => NO_POLICY,
    deviceFolder: null,
    version: '1.0.0',
    unattended: true,
    ...deps,
  });
  const agree = (to: Preferences['updates']) => {
    preferences = { ...preferences, updates: to };
    events.emit('preferences.changed', {});
  };
  /** Lets time go by, and what was begun by it come to its end. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= HOUR) {
      clock.advance(Math.min(left, HOUR));
      await vi.waitFor(async () => expect((await updates.status()).state.kind).not.toBe('checking'));
      await settled();
    }
  };
  return { updates, updater, clock, told, agree, pass };
}

/** Every promise that is already on its way. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

const kindOf = async ({ updates }: ReturnType<typeof setting>) => (await updates.status()).state;

describe('looking for newer versions', () => {
  it('never happens by itself before a person agreed', async () => {
    const one = setting();
    await one.pass(3 * DAY);
    expect(one.updater.calls).toEqual([]);
    expect(await one.updates.status()).toEqual({
      version: '1.0.0',
      state: { kind: 'idle' },
      checkedAt: null,
      releases: true,
    });
  });

  it('happens once a day after that, and not at the very start', async () => {
    const one = setting({ agreed: true });
    await settled();
    expect(one.updater.calls).toEqual([]);
    await one.pass(HOUR);
    expect(one.updater.calls).toEqual(['check']);
    await one.pass(DAY - 2 * HOUR);
    expect(one.updater.calls).toEqual(['check']);
    await one.pass(3 * HOUR);
    expect(one.updater.calls).toEqual(['check', 'check']);
  });

  it('begins when a person agrees, and ends when they change their mind', async () => {
    const one = setting();
    one.agree('ask');
    await vi.waitFor(() => expect(one.updater.calls).toEqual(['check']));
    one.agree('off');
    await one.pass(2 * DAY);
    expect(one.updater.calls).toEqual(['check']);
  });

  it('happens when it is asked for, whatever was agreed', async () => {
    const one = setting();
    const { checkedAt, state } = await one.updates.check();
    expect({ checkedAt, state }).toEqual({ checkedAt: one.clock.now(), state: { kind: 'idle' } });
    expect(one.updater.calls).toEqual(['check']);
  });

  it('is remembered over restarts, and not put off by a clock that was set back', async () => {
    await using place = await temporaryFolder();
    const deps = { deviceFolder: place.path };
    const first = setting({ agreed: true, deps });
    await first.updates.check();
    const again = setting({ agreed: true, deps });
    await again.pass(2 * HOUR);
    expect(again.updater.calls).toEqual([]);
    const earlier = setting({ agreed: true, deps });
    earlier.clock.jumpTo(first.clock.now() - 365 * DAY);
    await earlier.pass(HOUR);
    expect(earlier.updater.calls).toEqual(['check']);
  });

  it('ends with the app, and is not begun by a command line', async () => {
    const one = setting({ agreed: true });
    one.updates.stop();
    await one.pass(2 * DAY);
    one.agree('ask');
    await settled();
    expect(one.updater.calls).toEqual([]);
    const command = setting({ agreed: true, deps: { unattended: false } });
    await command.pass(2 * DAY);
    expect(command.updater.calls).toEqual([]);
  });
});

describe('a newer version', () => {
  const found = async () => {
    const one = setting();
    one.updater.newest = '1.1.0';
    await one.updates.check();
    return one;
  };

  it('is told and nothing more', async () => {
    const one = await found();
    expect(await kindOf(one)).toEqual({ kind: 'available', version: '1.1.0' });
    await one.pass(DAY);
    expect(one.updater.calls).toEqual(['check']);
    expect(one.updates.waiting()).toBeNull();
    await expect(one.updates.install()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is fetched when a person says so, whole percents told once each', async () => {
    const one = await found();
    const before = one.told.length;
    expect((await one.updates.download()).state).toEqual({
      kind: 'downloading',
      version: '1.1.0',
      percent: 0,
    });
    for (const percent of [0.4, 12.5, 12.9, 140]) one.updater.bring(percent);
    await vi.waitFor(async () => expect(await kindOf(one)).toEqual({ kind: 'ready', version: '1.1.0' }));
    // Begun, 12, 100, ready.
    expect(one.told.slice(before)).toEqual(Array(4).fill('updates.changed'));
    expect(one.updates.waiting()).toBe('1.1.0');
    expect(one.updater.calls).toEqual(['check', 'download']);
  });

  it('is fetched once, however often that is asked for, and is not forgotten for another look', async () => {
    const one = await found();
    await one.updates.download();
    await one.updates.download();
    await one.updates.check();
    one.updater.bring(100);
    await vi.waitFor(() => expect(one.updates.waiting()).toBe('1.1.0'));
    await one.updates.download();
    await one.updates.check();
    expect(one.updater.calls).toEqual(['check', 'download']);
  });

  it('is installed when a person says so, and never else', async () => {
    const one = await found();
    await one.updates.download();
    one.updater.bring(100);
    await vi.waitFor(() => expect(one.updates.waiting()).toBe('1.1.0'));
    await one.pass(2 * DAY);
    expect(one.updater.calls).not.toContain('install');
    await one.updates.install();
    expect(one.updater.calls.at(-1)).toBe('install');
  });
});

describe('trouble', () => {
  it('of a dead network is told, remembered as no look, and tried again within hours', async () => {
    const one = setting({ agreed: true });
    one.updater.trouble = 'network';
    await one.pass(HOUR);
    expect(await kindOf(one)).toEqual({ kind: 'failed', problem: 'network', version: null });
    expect((await one.updates.status()).checkedAt).toBeNull();
    one.updater.trouble = null;
    await one.pass(HOUR);
    expect(await kindOf(one)).toEqual({ kind: 'idle' });
  });

  it('of a bad signature leaves nothing to install, and the same version to try again', async () => {
    const one = setting();
    one.updater.newest = '1.1.0';
    await one.updates.check();
    await one.updates.download();
    one.updater.trouble = 'signature';
    one.updater.bring(100);
    await vi.waitFor(async () =>
      expect(await kindOf(one)).toEqual({ kind: 'failed', problem: 'signature', version: '1.1.0' }),
    );
    expect(one.updates.waiting()).toBeNull();
    await expect(one.updates.install()).rejects.toMatchObject({ code: 'not-found' });
    one.updater.trouble = null;
    await one.updates.download();
    one.updater.bring(100);
    await vi.waitFor(() => expect(one.updates.waiting()).toBe('1.1.0'));
  });

  it('of a kind that nobody thought of is told as such', async () => {
    const updater = fakeUpdater();
    updater.check = () => Promise.reject(new Error('/home/someone/secret'));
    const one = setting({ updater });
    await one.updates.check();
    expect(await kindOf(one)).toEqual({ kind: 'failed', problem: 'other', version: null });
  });
});

describe('a copy that cannot update itself', () => {
  it.each(['not-installed', 'unsigned', 'no-signature', 'system'] as const)(
    'says why, and asks nobody: %s',
    async (obstacle) => {
      const one = setting({ updater: fakeUpdater({ obstacle }), agreed: true });
      await one.pass(2 * DAY);
      expect(await kindOf(one)).toEqual({ kind: 'off', reason: obstacle });
      await expect(one.updates.check()).rejects.toMatchObject({ code: 'forbidden' });
      await expect(one.updates.download()).rejects.toMatchObject({ code: 'forbidden' });
      await expect(one.updates.install()).rejects.toMatchObject({ code: 'forbidden' });
      expect(one.updater.calls).toEqual([]);
    },
  );

  it.each([
    ['forbid it', { ...NO_POLICY, forbidUpdateChecks: true }],
    ['leave its hosts out', { ...NO_POLICY, allowedHosts: ['*.aliyuncs.com', 'github.com'] }],
  ])('for the rules of the computer, which %s', async (_how, rules) => {
    const one = setting({ agreed: true, deps: { rules: () => rules } });
    await one.pass(2 * DAY);
    expect(await kindOf(one)).toEqual({ kind: 'off', reason: 'policy' });
    await expect(one.updates.check()).rejects.toMatchObject({ code: 'policy-forbids' });
    expect(one.updater.calls).toEqual([]);
  });

  it('keeps what is ready to itself once the rules forbid it', async () => {
    let rules = NO_POLICY;
    const one = setting({ deps: { rules: () => rules } });
    one.updater.newest = '1.1.0';
    await one.updates.check();
    await one.updates.download();
    one.updater.bring(100);
    await vi.waitFor(() => expect(one.updates.waiting()).toBe('1.1.0'));
    rules = { ...NO_POLICY, forbidUpdateChecks: true };
    expect(one.updates.waiting()).toBeNull();
    await expect(one.updates.install()).rejects.toMatchObject({ code: 'policy-forbids' });
  });

  it('opens the page of releases where one is known', async () => {
    const one = setting({ updater: fakeUpdater({ obstacle: 'unsigned' }) });
    await one.updates.openReleases();
    expect(one.updater.calls).toEqual(['openReleases']);
    const other = setting({ updater: fakeUpdater({ releases: false }) });
    await expect(other.updates.openReleases()).rejects.toMatchObject({ code: 'not-found' });
  });
});
