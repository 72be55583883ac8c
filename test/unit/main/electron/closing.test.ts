import type { MessageBoxOptions, MessageBoxReturnValue } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { createTexts } from '../../../../src/main/electron/texts.ts';

/** As Electron's: open until somebody answers, or its signal puts it away as if it was cancelled. */
const dialog = vi.hoisted(() => ({
  asked: [] as MessageBoxOptions[],
  answer: null as number | null,
  showMessageBox(options: MessageBoxOptions): Promise<MessageBoxReturnValue> {
    dialog.asked.push(options);
    const { answer } = dialog;
    if (answer !== null) return Promise.resolve({ response: answer, checkboxChecked: true });
    return new Promise((resolve) => {
      options.signal?.addEventListener('abort', () =>
        resolve({ response: options.cancelId ?? 0, checkboxChecked: false }),
      );
    });
  },
}));
vi.mock('electron', () => ({ dialog }));
const { askClosing, closingPlan } = await import('../../../../src/main/electron/closing.ts');

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

describe('the question', () => {
  const t = createTexts('en');
  const leaving = new AbortController();

  it.each([
    ['ask', 0, { closing: 'stay', chosen: 'tray' }],
    ['ask', 1, { closing: 'quit', chosen: 'quit' }],
    ['ask', 2, { closing: 'keep-window', chosen: null }],
    ['ask-without-tray', 0, { closing: 'quit', chosen: 'quit' }],
    ['ask-without-tray', 1, { closing: 'keep-window', chosen: null }],
  ] as const)('%s, answered by button %i, means %j', async (plan, answer, means) => {
    dialog.answer = answer;
    expect(await askClosing(plan, t, 2, leaving.signal)).toEqual(means);
    expect(dialog.asked.at(-1)?.detail).toContain('2 rotations are under way.');
  });

  it.each(['ask', 'ask-without-tray'] as const)('%s is put away when the app ends', async (plan) => {
    dialog.answer = null;
    const ending = new AbortController();
    const asked = askClosing(plan, t, 0, ending.signal);
    ending.abort();
    expect(await asked).toEqual({ closing: 'keep-window', chosen: null });
  });
});
