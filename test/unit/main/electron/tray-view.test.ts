import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../../src/main/electron/texts.ts';
import { type TrayState, trayView } from '../../../../src/main/electron/tray-view.ts';

const none = { running: 0, waiting: 0 };

const CASES: readonly (readonly [TrayState, string, string, readonly string[], string])[] = [
  [{ kind: 'absent' }, 'calm', 'Keyturn', [], 'Keyturn'],
  [{ kind: 'locked', rotations: 0 }, 'calm', 'Keyturn is locked', ['Locked'], 'Keyturn 已锁定'],
  [
    { kind: 'locked', rotations: 2 },
    'calm',
    'Keyturn is locked',
    ['Locked', '2 rotations wait for the unlock'],
    'Keyturn 已锁定',
  ],
  [
    { kind: 'open', due: 0, overdue: 0, rotations: none },
    'calm',
    'Keyturn: Nothing due',
    ['Nothing due'],
    'Keyturn：没有到期的密钥',
  ],
  [
    { kind: 'open', due: 2, overdue: 0, rotations: none },
    'due',
    'Keyturn: 2 due',
    ['2 due'],
    'Keyturn：2 个到期',
  ],
  [
    { kind: 'open', due: 3, overdue: 1, rotations: { running: 1, waiting: 0 } },
    'overdue',
    'Keyturn: 1 overdue',
    ['1 overdue', '3 due', '1 rotation running'],
    'Keyturn：1 个已逾期',
  ],
  [
    { kind: 'open', due: 0, overdue: 0, rotations: { running: 3, waiting: 1 } },
    'due',
    'Keyturn: 1 rotation needs a decision',
    ['1 rotation needs a decision', 'Nothing due', '2 rotations running'],
    'Keyturn：1 个轮换需要决定',
  ],
];

describe('the tray', () => {
  it.each(CASES)('%j is %s', (state, image, tooltip, lines, chinese) => {
    const view = trayView(state, createTexts('en'));
    expect({ ...view, lines: view.lines.map(({ text }) => text) }).toEqual({ image, tooltip, lines });
    expect(trayView(state, createTexts('zh-CN')).tooltip).toBe(chinese);
  });

  it('leads from each line to what it is about', () => {
    const state = { kind: 'open', due: 1, overdue: 0, rotations: { running: 2, waiting: 1 } } as const;
    expect(trayView(state, createTexts('en')).lines.map(({ opens }) => opens)).toEqual([
      'rotations',
      'due',
      'rotations',
    ]);
  });
});
