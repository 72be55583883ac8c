import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';

const made = vi.hoisted(() => ({ trays: [] as NodeJS.EventEmitter[] }));
vi.mock('electron', async () => {
  const events = await import('node:events');
  class Tray extends events.EventEmitter {
    constructor() {
      super();
      made.trays.push(this);
    }
  }
  return { Tray, Menu: {}, nativeImage: { createFromPath: () => ({ setTemplateImage: () => undefined }) } };
});
const { createAppTray } = await import('../../../../src/main/electron/tray.ts');

beforeEach(() => {
  made.trays.length = 0;
});

it.each([
  ['linux', 1],
  ['win32', 1],
  // The press opens the menu there; the window would come along.
  ['darwin', 0],
] as const)('a press on the icon opens the window on %s %i times', (platform, times) => {
  const open = vi.fn();
  const bar = { dark: () => false, onChange: () => undefined };
  createAppTray({ folder: '/nowhere', platform, bar, open, act: () => undefined });
  expect(made.trays[0]).toBeInstanceOf(EventEmitter);
  made.trays[0]?.emit('click');
  expect(open).toHaveBeenCalledTimes(times);
});
