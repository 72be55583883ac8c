import { expect, it, vi } from 'vitest';
import { awaitWindow } from '../../../../src/main/electron/awaited-window.ts';

const open = (hidden: boolean, before: 'want' | 'show' | null) => {
  const show = vi.fn();
  const window = awaitWindow();
  if (before !== null) window[before]();
  window.ready({ show }, hidden);
  return { window, show };
};

it.each([
  [false, null, 1],
  [true, null, 0],
  // Started again by a person while it was starting hidden.
  [true, 'want', 1],
  // macOS activates an app that it starts, too.
  [true, 'show', 0],
] as const)('hidden: %s, asked before by %s: opens %i times', (hidden, before, times) => {
  expect(open(hidden, before).show).toHaveBeenCalledTimes(times);
});

it('opens each time that it is asked later', () => {
  const { window, show } = open(true, null);
  window.show();
  window.want();
  expect(show).toHaveBeenCalledTimes(2);
});
