import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../../src/main/electron/texts.ts';
import { type TrayState, trayView } from '../../../../src/main/electron/tray-view.ts';

const CASES: readonly (readonly [TrayState, string, string, readonly string[], string])[] = [
  [{ kind: 'absent' }, 'calm', 'Keyturn', [], 'Keyturn'],
  [{ kind: 'locked' }, 'calm', 'Keyturn is locked', ['Locked'], 'Keyturn 已锁定'],
  [
    { kind: 'open', due: 0, overdue: 0 },
    'calm',
    'Keyturn: Nothing due',
    ['Nothing due'],
    'Keyturn：没有到期的密钥',
  ],
  [{ kind: 'open', due: 2, overdue: 0 }, 'due', 'Keyturn: 2 due', ['2 due'], 'Keyturn：2 个到期'],
  [
    { kind: 'open', due: 3, overdue: 1 },
    'overdue',
    'Keyturn: 1 overdue',
    ['1 overdue', '3 due'],
    'Keyturn：1 个已逾期',
  ],
];

describe('the tray', () => {
  it.each(CASES)('%j is %s', (state, image, tooltip, lines, chinese) => {
    expect(trayView(state, createTexts('en'))).toEqual({ image, tooltip, lines });
    expect(trayView(state, createTexts('zh-CN')).tooltip).toBe(chinese);
  });
});
