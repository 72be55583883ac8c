import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ dialog: {} }));
const { closingPlan } = await import('../../../../src/main/electron/closing.ts');

it.each([
  ['ask', true, 'linux', 'ask'],
  ['tray', true, 'linux', 'stay'],
  ['quit', true, 'win32', 'quit'],
  ['ask', false, 'linux', 'ask-without-tray'],
  ['tray', false, 'linux', 'ask-without-tray'],
  ['quit', false, 'linux', 'quit'],
  ['quit', true, 'darwin', 'stay'],
  ['ask', false, 'darwin', 'stay'],
] as const)('closing with %s, a tray (%s) on %s means %s', (onClose, tray, platform, plan) => {
  expect(closingPlan(onClose, { tray, platform })).toBe(plan);
});
