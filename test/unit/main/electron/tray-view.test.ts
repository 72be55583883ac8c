import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../../src/main/electron/texts.ts';
import type { TrayState } from '../../../../src/main/electron/tray-model.ts';
import { trayView } from '../../../../src/main/electron/tray-view.ts';
import { createSpeech } from '../../../../src/main/electron/tray-words.ts';
import type { AskId } from '../../../../src/shared/model/broker.ts';
import type { CredentialId } from '../../../../src/shared/model/ids.ts';
import type { Reminder, ReminderStatus } from '../../../../src/shared/model/reminder.ts';
import type { Locale } from '../../../../src/shared/model/settings.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const DAY = 86_400_000;
const idOf = (n: number) => String(n).padStart(16, '0') as CredentialId;

const status = (facts: Partial<ReminderStatus> = {}): ReminderStatus => ({
  ...{ source: 'vault', due: 0, overdue: 0, thisWeek: 0, snoozed: 0, nextAt: null, tampered: false },
  rotations: { running: 0, waiting: 0 },
  ...facts,
});
const open = (
  facts: Partial<ReminderStatus> = {},
  more: Partial<Extract<TrayState, { kind: 'open' }>> = {},
): TrayState => ({
  kind: 'open',
  ...{ status: status(facts), first: [], waiting: [], asks: [], verifying: null },
  ...more,
});
const locked = (facts: Partial<ReminderStatus> = {}): TrayState => ({
  kind: 'locked',
  status: status({ source: 'schedule', ...facts }),
});
const reminder = (n: number, days: number | null, facts: Partial<Reminder> = {}): Reminder => ({
  ...{ credentialId: idOf(n), cloud: 'aws', label: `key ${n}`, accountLabel: 'shop' },
  ...{ dueAt: days === null ? null : NOW + days * DAY, stage: { kind: 'due' }, snoozedUntil: null },
  ...facts,
});
const viewOf = (state: TrayState, locale: Locale = 'en') =>
  trayView(state, createSpeech(createTexts(locale), locale, NOW, 'Asia/Shanghai'));
const textsOf = (state: TrayState, locale?: Locale) =>
  viewOf(state, locale).groups.map((group) => group.map(({ text }) => text));
const line = (state: TrayState, id: string) =>
  viewOf(state)
    .groups.flat()
    .find((each) => each.id === id);

const TOOLTIPS: readonly (readonly [string, TrayState, string, string, string])[] = [
  ['no vault', { kind: 'absent' }, 'calm', 'Keyturn', 'Keyturn'],
  ['calm', open(), 'calm', 'Nothing due', '没有到期的密钥'],
  ['due this week', open({ due: 2, thisWeek: 2 }), 'due', '2 due this week', '本周 2 个到期'],
  ['due later', open({ due: 3 }), 'due', '3 due', '3 个到期'],
  ['overdue alone', open({ due: 1, overdue: 1, thisWeek: 1 }), 'overdue', '1 overdue', '1 个已逾期'],
  [
    'overdue and due',
    open({ due: 5, overdue: 1, thisWeek: 3 }),
    'overdue',
    '1 overdue, 2 more due this week',
    '1 个已逾期，本周另有 2 个到期',
  ],
  [
    'a waiting rotation',
    open({ rotations: { running: 2, waiting: 1 } }),
    'due',
    '1 rotation needs a decision',
    '1 个轮换需要决定',
  ],
  ['locked, unknown', locked({ source: 'unknown' }), 'calm', 'Locked', '已锁定'],
  ['locked, calm', locked(), 'calm', 'Locked, nothing due', '已锁定，没有到期的密钥'],
  [
    'locked, a waiting rotation',
    locked({ rotations: { running: 2, waiting: 1 } }),
    'due',
    'Locked, 1 rotation waits for the unlock',
    '已锁定，1 个轮换等待解锁',
  ],
  ['locked, due', locked({ due: 2, thisWeek: 2 }), 'due', 'Locked, 2 due this week', '已锁定，本周 2 个到期'],
  [
    'locked, overdue',
    locked({ due: 2, overdue: 2, thisWeek: 2 }),
    'overdue',
    'Locked, 2 overdue',
    '已锁定，2 个已逾期',
  ],
];

describe('the tooltip and the image', () => {
  it.each(TOOLTIPS)('%s', (_name, state, image, english, chinese) => {
    expect(viewOf(state)).toMatchObject({ image, tooltip: english });
    expect(viewOf(state, 'zh-CN').tooltip).toBe(chinese);
  });
});

describe('the menu of an open vault', () => {
  const state = open(
    { due: 4, overdue: 1, thisWeek: 2, rotations: { running: 3, waiting: 1 } },
    {
      first: [
        reminder(1, -3),
        reminder(2, 0.5),
        reminder(3, 5.2, { accountLabel: 'key 3' }),
        reminder(4, null, { stage: null }),
      ],
      waiting: [{ credentialId: idOf(9), label: 'ci' }],
    },
  );

  it('names the keys by urgency, the rotations that wait, and what can be done', () => {
    expect(textsOf(state)).toEqual([
      ['1 rotation needs a decision, 1 overdue, 1 more due this week'],
      [
        'key 1 · shop: 3 days overdue',
        'key 2 · shop: within a day',
        'key 3: in 6 days',
        'key 4 · shop: age unknown',
      ],
      ['Rotation of ci needs a decision', '2 rotations running'],
      ['Open Keyturn', 'Lock', 'Verify all', 'Snooze until tomorrow'],
      ['Quit Keyturn'],
    ]);
    expect(textsOf(state, 'zh-CN').slice(1, 4)).toEqual([
      [
        'key 1 · shop：已逾期 3 天',
        expect.stringContaining('key 2'),
        'key 3：6 天后',
        expect.stringContaining('key 4'),
      ],
      ['ci 的轮换需要决定', '2 个轮换进行中'],
      ['打开 Keyturn', '锁定', '全部验证', '暂缓到明天'],
    ]);
  });

  it('leads from each line to what it is about', () => {
    expect(line(state, 'summary')?.deed).toEqual({ kind: 'land', place: { kind: 'due' } });
    expect(line(state, `key-${idOf(2)}`)?.deed).toEqual({
      kind: 'land',
      place: { kind: 'key', id: idOf(2), rotate: false },
    });
    expect(line(state, `rotation-${idOf(9)}`)?.deed).toEqual({ kind: 'land', place: { kind: 'rotations' } });
    for (const id of ['open', 'lock', 'verify-all', 'snooze', 'quit'])
      expect(line(state, id)?.deed).toEqual({ kind: id });
  });

  it('says how many more there are than it names', () => {
    const many = open(
      { due: 500, thisWeek: 500 },
      { first: Array.from({ length: 12 }, (_, n) => reminder(n, 2)) },
    );
    expect(textsOf(many)[1]).toHaveLength(9);
    expect(line(many, 'more')).toEqual({
      id: 'more',
      text: '492 more …',
      deed: { kind: 'land', place: { kind: 'due' } },
    });
  });

  it('offers no snooze where nothing is due, and no second verification while one runs', () => {
    expect(line(open(), 'snooze')).toBeUndefined();
    expect(line(open(), 'summary')?.deed).toBeNull();
    expect(line(open({}, { verifying: { done: 3, total: 12 } }), 'verify-all')).toEqual({
      id: 'verify-all',
      text: 'Verifying, 3 of 12',
      deed: null,
    });
  });

  it('keeps a name on one bearable line, and an ampersand an ampersand', () => {
    const odd = open(
      { due: 2 },
      { first: [reminder(1, 2, { label: 'R&D\nbuild' }), reminder(2, 2, { label: '密'.repeat(200) })] },
    );
    const [first = '', second = ''] = textsOf(odd)[1] ?? [];
    expect(first).toBe('R&&D build · shop: in 2 days');
    expect(Array.from(second)).toHaveLength(60);
  });
});

describe('the menu of a locked vault', () => {
  const state = locked({
    ...{ due: 3, thisWeek: 2, nextAt: Date.UTC(2026, 11, 2, 20) },
    rotations: { running: 2, waiting: 2 },
  });

  it('tells counts and the nearest instant, in the time of the computer, and no name', () => {
    expect(textsOf(state)).toEqual([
      ['Locked, 2 due this week', 'Next on 3 December'],
      ['2 rotations wait for the unlock'],
      ['Open Keyturn', 'Lock', 'Snooze until tomorrow'],
      ['Quit Keyturn'],
    ]);
    expect(textsOf(state, 'zh-CN')[0]).toEqual(['已锁定，本周 2 个到期', '下一个在 12月3日']);
  });

  it('opens what is due, and cannot be locked again', () => {
    expect(line(state, 'summary')?.deed).toEqual({ kind: 'land', place: { kind: 'due' } });
    expect(line(state, 'next')?.deed).toBeNull();
    expect(line(state, 'lock')?.deed).toBeNull();
  });
});

it('offers a window and an end before there is a vault', () => {
  expect(textsOf({ kind: 'absent' })).toEqual([['Open Keyturn', 'Lock'], ['Quit Keyturn']]);
});

describe('programs that ask', () => {
  const ask = (n: number, program = 'aws') => ({
    id: String(n).padStart(16, '0') as AskId,
    program,
    label: 'deploy',
  });

  it('stand before all else, and lead to the question', () => {
    const state = open({ due: 1 }, { asks: [ask(1, 'rclone & co'), ask(2)], first: [reminder(1, 2)] });
    expect(textsOf(state)[0]).toEqual(['rclone && co asks for deploy …', 'aws asks for deploy …']);
    expect(textsOf(state, 'zh-CN')[0]?.[1]).toBe('aws 正在请求 deploy…');
    expect(viewOf(state).groups[0]?.[0]?.deed).toEqual({ kind: 'land', place: { kind: 'asks' } });
    expect(viewOf(open({}, { asks: [ask(1)] })).image).toBe('due');
  });

  it('are named up to four', () => {
    expect(textsOf(open({}, { asks: [1, 2, 3, 4, 5].map((n) => ask(n)) }))[0]).toHaveLength(4);
  });
});
