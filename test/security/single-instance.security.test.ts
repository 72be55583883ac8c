import { beforeEach, describe, expect, it, vi } from 'vitest';
import { becomeOnlyInstance } from '../../src/main/electron/single-instance.ts';

type Second = (event: object, argv: readonly string[], folder: string, data: unknown) => void;
const electron = vi.hoisted(() => ({
  first: true,
  second: null as Second | null,
  openExternal: vi.fn(),
}));
vi.mock('electron', () => ({
  app: {
    requestSingleInstanceLock: () => electron.first,
    on: (name: string, listener: Second) => {
      if (name === 'second-instance') electron.second = listener;
    },
  },
  shell: { openExternal: electron.openExternal },
}));

beforeEach(() => {
  electron.first = true;
  electron.second = null;
});

describe('a second instance', () => {
  it.each([
    [['keyturn']],
    [['keyturn', 'https://example.com/']],
    [['keyturn', 'keyturn://unlock?password=x', '--load-extension=/tmp', '; rm -rf ~']],
    [['keyturn', 'cli', 'reveal', 'prod']],
  ])('brings the window to the front, whatever it was started with: %j', (argv) => {
    const show = vi.fn();
    expect(becomeOnlyInstance(show)).toBe(true);
    electron.second?.({}, argv, '/somewhere', { any: 'data' });
    expect(show.mock.calls).toEqual([[]]);
    expect(electron.openExternal).not.toHaveBeenCalled();
  });

  it('is told that there is a first one', () => {
    electron.first = false;
    expect(becomeOnlyInstance(vi.fn())).toBe(false);
    expect(electron.second).toBeNull();
  });
});
