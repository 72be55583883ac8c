import { describe, expect, it } from 'vitest';
import {
  createFormatter,
  dueSentence,
  dueShort,
  expirySentence,
} from '../../../../src/renderer/lib/format.ts';
import { createSpeech } from '../../../../src/renderer/lib/i18n.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 2, 1, 12);
const en = (await createSpeech('en')).i18n.t;
const zh = (await createSpeech('zh-CN')).i18n.t;
const english = createFormatter('en', en, 'Asia/Shanghai');
const chinese = createFormatter('zh-CN', zh, 'Asia/Shanghai');

describe('sentences about a due date', () => {
  it.each([
    [{ kind: 'due', at: 0, days: 6 }, 'due in 6 days', '6 天后到期'],
    [{ kind: 'calm', at: 0, days: 64 }, 'due in 64 days', '64 天后到期'],
    [{ kind: 'due', at: 0, days: 1 }, 'due within a day', '1 天内到期'],
    [{ kind: 'overdue', at: 0, days: 0 }, 'overdue by less than a day', '逾期不足 1 天'],
    [{ kind: 'overdue', at: 0, days: 1 }, '1 day overdue', '已逾期 1 天'],
    [{ kind: 'overdue', at: 0, days: 3 }, '3 days overdue', '已逾期 3 天'],
    [{ kind: 'expired', at: 0, days: 0 }, 'expired less than a day ago', '失效不足 1 天'],
    [{ kind: 'expired', at: 0, days: 1 }, 'expired 1 day ago', '已失效 1 天'],
    [{ kind: 'expired', at: 0, days: 12 }, 'expired 12 days ago', '已失效 12 天'],
    [{ kind: 'unknown-age' }, 'age unknown', '创建时间未知'],
  ] as const)('says %o', (state, expectedEn, expectedZh) => {
    expect(dueSentence(state, en)).toBe(expectedEn);
    expect(dueSentence(state, zh)).toBe(expectedZh);
  });

  it('leaves out in a row what the column says', () => {
    expect(dueShort({ kind: 'due', at: 0, days: 6 }, en)).toBe('in 6 days');
    expect(dueShort({ kind: 'due', at: 0, days: 1 }, en)).toBe('within a day');
    expect(dueShort({ kind: 'calm', at: 0, days: 40 }, zh)).toBe('40 天后');
    expect(dueShort({ kind: 'overdue', at: 0, days: 3 }, en)).toBe('3 days overdue');
  });

  it('tells an expiry to come from one that has passed', () => {
    expect(expirySentence(Date.UTC(2026, 2, 12), now, english, en)).toBe('expires on 12 March');
    expect(expirySentence(now, now, english, en)).toBe('expired on 1 March');
    expect(expirySentence(Date.UTC(2026, 2, 12), now, chinese, zh)).toBe('3月12日失效');
  });
});

describe('dates and numbers', () => {
  it('adds the year only when it is another one, in the time zone of the reader', () => {
    expect(english.day(Date.UTC(2026, 2, 12), now)).toBe('12 March');
    expect(english.day(Date.UTC(2027, 0, 2), now)).toBe('2 January 2027');
    // New Year's Eve in Greenwich is already the next year in Shanghai.
    expect(english.day(Date.UTC(2025, 11, 31, 20), now)).toBe('1 January');
    expect(chinese.day(Date.UTC(2027, 0, 2), now)).toBe('2027年1月2日');
  });

  it('writes the exact instant with its time', () => {
    expect(english.instant(Date.UTC(2026, 2, 12, 1, 5))).toBe('12 March 2026 at 09:05');
    expect(english.time(Date.UTC(2026, 2, 12, 1, 5))).toBe('09:05');
  });

  it.each([
    [-30_000, 'just now'],
    [20_000, 'just now'],
    [-3 * 3_600_000, '3 hours ago'],
    [6 * DAY, 'in 6 days'],
    [-45 * DAY, 'last month'],
    [-800 * DAY, '2 years ago'],
  ])('says how far %i ms are', (distance, expected) => {
    expect(english.relative(now + distance, now)).toBe(expected);
  });

  it('says how long it takes yet', () => {
    expect(english.until(now + 20_000, now)).toBe('now');
    expect(english.until(now + 2 * 3_600_000, now)).toBe('in 2 hours');
    expect(chinese.relative(now, now)).toBe('刚刚');
  });

  it('groups digits and rounds shares', () => {
    expect(english.count(20_000)).toBe('20,000');
    expect(english.percent(0.934)).toBe('93%');
  });
});

describe('lengths of time', () => {
  it.each([
    [0, '0 seconds', '0秒钟'],
    [4000, '4 seconds', '4秒钟'],
    [90_000, '1 minute 30 seconds', '1分钟30秒钟'],
    [3_600_000, '1 hour', '1小时'],
    [DAY, '24 hours', '24小时'],
    [7 * DAY, '7 days', '7天'],
    [8 * DAY + 3_600_000, '8 days 1 hour', '8天1小时'],
    [3_599_900, '1 hour', '1小时'],
  ] as const)('%d ms', (ms, inEnglish, inChinese) => {
    expect(english.duration(ms)).toBe(inEnglish);
    expect(chinese.duration(ms)).toBe(inChinese);
  });
});
