import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../../../src/main/ports/notifier.ts';

let service: 'works' | 'missing' | 'broken' | 'fails' | 'deaf' = 'works';
const made: FakeNotification[] = [];

class FakeNotification extends EventEmitter {
  readonly options: Record<string, unknown>;
  closed = false;
  static isSupported = () => service !== 'missing';
  constructor(options: Record<string, unknown>) {
    super();
    if (service === 'broken') throw new Error('org.freedesktop.DBus.Error.ServiceUnknown');
    this.options = options;
    made.push(this);
  }
  show(): void {
    if (service === 'works') this.emit('show', {});
    if (service === 'fails') this.emit('failed', {}, 'gone');
  }
  close(): void {
    this.closed = true;
    this.emit('close', {});
  }
}
vi.mock('electron', () => ({ Notification: FakeNotification }));
const { createNotifier } = await import('../../../../src/main/electron/notifier.ts');

beforeEach(() => {
  service = 'works';
  made.length = 0;
});
afterEach(() => vi.useRealTimers());

const notice = (facts: Partial<Notice> = {}): Notice => ({
  ...{ tag: 'due', title: 'deploy is due', body: 'in 7 days' },
  actions: [
    { id: 'rotate', label: 'Rotate' },
    { id: 'snooze-day', label: 'Snooze for a day' },
  ],
  ...facts,
});
const on = (platform: NodeJS.Platform) => createNotifier({ icon: '/icon.png', platform });

describe('a notification', () => {
  it.each([
    ['linux', { icon: '/icon.png' }],
    ['win32', { icon: '/icon.png', id: 'due' }],
    ['darwin', { id: 'due' }],
  ] as const)('is made for %s with what it has there', async (platform, own) => {
    expect(await on(platform).show(notice(), () => undefined)).toBe(true);
    expect(made[0]?.options).toEqual({
      title: 'deploy is due',
      body: 'in 7 days',
      actions: [
        { type: 'button', text: 'Rotate' },
        { type: 'button', text: 'Snooze for a day' },
      ],
      ...own,
    });
  });

  it('answers once, by a press on it or on a button', async () => {
    const heard: string[] = [];
    await on('linux').show(notice(), (answer) => heard.push(answer));
    made[0]?.emit('action', { actionIndex: 1 });
    made[0]?.emit('click', {});
    await on('linux').show(notice({ tag: 'other' }), (answer) => heard.push(answer));
    made[1]?.emit('action', { actionIndex: 7 });
    made[1]?.emit('click', {});
    expect(heard).toEqual(['snooze-day', 'open']);
  });

  it('takes the place of the one with its tag, and of no other', async () => {
    const notifier = on('linux');
    for (const tag of ['due', 'rotations', 'due']) await notifier.show(notice({ tag }), () => undefined);
    expect(made.map(({ closed }) => closed)).toEqual([true, false, false]);
  });

  it('can still be pressed after Windows put it into its centre, and not after a person put it away', async () => {
    const heard: string[] = [];
    await on('win32').show(notice(), (answer) => heard.push(answer));
    made[0]?.emit('close', { reason: 'timedOut' });
    made[0]?.emit('click', {});
    await on('win32').show(notice(), (answer) => heard.push(`again ${answer}`));
    made[1]?.emit('close', { reason: 'userCanceled' });
    made[1]?.emit('click', {});
    expect(heard).toEqual(['open']);
  });
});

describe('a service', () => {
  it.each(['missing', 'broken', 'fails'] as const)(
    'that is %s shows nothing and throws nothing',
    async (state) => {
      service = state;
      expect(await on('linux').show(notice(), () => undefined)).toBe(false);
      expect(on('linux').supported()).toBe(state !== 'missing');
    },
  );

  it('that never answers has shown nothing', async () => {
    vi.useFakeTimers();
    service = 'deaf';
    const shown = on('linux').show(notice(), () => undefined);
    await vi.runAllTimersAsync();
    expect(await shown).toBe(false);
  });

  it('that comes back is used again', async () => {
    const notifier = on('linux');
    service = 'broken';
    await notifier.show(notice(), () => undefined);
    service = 'works';
    expect(await notifier.show(notice(), () => undefined)).toBe(true);
  });
});
