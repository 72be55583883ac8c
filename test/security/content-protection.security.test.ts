import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createContentProtection } from '../../src/main/electron/content-protection.ts';

interface FakeWindow {
  readonly setContentProtection: (on: boolean) => void;
}
const electron = vi.hoisted(() => ({
  windows: [] as { setContentProtection: (on: boolean) => void }[],
  created: [] as ((event: object, window: object) => void)[],
}));
vi.mock('electron', () => ({
  app: {
    on: (name: string, listener: (event: object, window: object) => void) => {
      if (name === 'browser-window-created') electron.created.push(listener);
    },
  },
  BrowserWindow: { getAllWindows: () => electron.windows },
}));

beforeEach(() => {
  electron.windows.length = 0;
  electron.created.length = 0;
});

const open = (): FakeWindow => {
  const window = { setContentProtection: vi.fn() };
  electron.windows.push(window);
  for (const listener of electron.created) listener({}, window);
  return window;
};

describe('content protection', () => {
  it('is on for a window that is made before the preferences are read', () => {
    createContentProtection();
    expect(open().setContentProtection).toHaveBeenLastCalledWith(true);
  });

  it('changes at once for every window that is open, the printed page included, and for those to come', () => {
    const protection = createContentProtection();
    const [first, printed] = [open(), open()];
    for (const on of [false, true]) {
      protection.set(on);
      for (const window of [first, printed, open()])
        expect(window.setContentProtection).toHaveBeenLastCalledWith(on);
    }
  });
});
