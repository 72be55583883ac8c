import { describe, expect, it } from 'vitest';
import { buildDigest } from '../../../../../src/main/services/digest/build.ts';
import { buildCalendar } from '../../../../../src/main/services/digest/calendar.ts';
import { harmlessNames } from '../../../../../src/main/services/digest/harmless.ts';
import { digestMessage, testMessage } from '../../../../../src/main/services/digest/text.ts';
import { createTexts } from '../../../../../src/main/services/texts.ts';
import { WEBHOOK_KINDS } from '../../../../../src/shared/model/digest.ts';
import { LOCALES, type Locale } from '../../../../../src/shared/model/settings.ts';
import { digestRow } from '../../../../support/digest/rows.ts';
import { fc } from '../../../../support/property.ts';

const publicIds: readonly string[] = [];
const NOW = Date.UTC(2026, 10, 22, 8);
const FORMS = ['plain', ...WEBHOOK_KINDS] as const;
const wordings = Object.fromEntries(
  LOCALES.map((locale) => [locale, { locale, zone: 'Asia/Shanghai', t: createTexts(locale) }]),
) as Record<Locale, Parameters<typeof digestMessage>[2]>;

describe('counts', () => {
  it('put each key into one place by how near its date is', () => {
    const days = [-400, -1, 0, 1, 7, 7.01, 30, 30.01, 89, null];
    const rows = days.map((due, at) => digestRow(at, NOW, due));
    const digest = buildDigest(rows, { now: NOW, waiting: 2, accounts: false, publicIds });
    expect(digest.total).toEqual({ overdue: 3, week: 2, month: 2, unknown: 1 });
    expect(digest).toMatchObject({ keys: 10, waiting: 2, oldestDays: 490 });
    expect(digest.owners).toHaveLength(1);
    expect(digest.owners[0]?.accounts).toEqual([]);
  });

  it('add up to the same by owner and by account, each key once', () => {
    const row = fc.record({
      due: fc.option(fc.integer({ min: -900, max: 200 })),
      owner: fc.option(fc.constantFrom('Li Hua', ' li hua', '', '运维')),
      account: fc.integer({ min: 0, max: 4 }),
    });
    const property = fc.property(fc.array(row, { maxLength: 60 }), (drawn) => {
      const rows = drawn.map(({ due, owner }, at) => digestRow(at, NOW, due, { owner }));
      const { total, owners } = buildDigest(rows, { now: NOW, waiting: 0, accounts: true, publicIds });
      for (const near of ['overdue', 'week', 'month', 'unknown'] as const) {
        expect(owners.reduce((sum, one) => sum + one.counts[near], 0)).toBe(total[near]);
        for (const one of owners) {
          expect(one.accounts.reduce((sum, each) => sum + each.counts[near], 0)).toBe(one.counts[near]);
        }
      }
      expect(owners.every(({ counts }) => Object.values(counts).some((count) => count > 0))).toBe(true);
      expect(new Set(owners.map(({ owner }) => owner)).size).toBe(owners.length);
    });
    fc.assert(property, { numRuns: 60 });
  });
});

describe('names', () => {
  const harmless = harmlessNames(['AKIAQ3EGRIMWKEYTURN7', 'LTAI5tAbCd', 'ab']);
  it.each([
    ['Li Hua', 'Li Hua'],
    ['akiaq3egrimwkeyturn7 (Li Hua)', '… (Li Hua)'],
    ['xLTAI5tAbCdy', 'x…y'],
    ['cab driver', 'cab driver'],
    ['wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0', '…'],
    ['platform-team-2026-oncall', 'platform-team-2026-oncall'],
    ['alexander.hamilton@example.com', 'alexander.hamilton@example.com'],
    ['a\n- b\u202ec\u0000', 'a - b c'],
    ['长'.repeat(80), `${'长'.repeat(59)}…`],
  ])('%j reads %j', (given, read) => {
    expect(harmless(given)).toBe(read);
  });
});

/** Texts in which a person may have put anything, ids of keys among it. */
const ID = fc
  .constantFrom('AKIA', 'LTAI5t', 'AKID', 'ASIA')
  .chain((prefix) =>
    fc
      .array(fc.constantFrom(...'ABCDEFGHJKMNPQRSTUVWXYZ23456789'), { minLength: 12, maxLength: 16 })
      .map((letters) => `${prefix}${letters.join('')}`),
  );
const typed = (id: string) =>
  fc.oneof(
    fc.constantFrom('Li Hua', 'prod', '生产', 'ops <all@example.com>'),
    fc.string({ maxLength: 20 }).map((text) => `${text}${id}${text}`),
    fc.constant(id.toLowerCase()),
  );
const KEY = ID.chain((publicId) =>
  fc.record({
    publicId: fc.constant(publicId),
    owner: fc.option(typed(publicId)),
    accountLabel: typed(publicId),
    environment: fc.option(typed(publicId)),
    due: fc.option(fc.integer({ min: -300, max: 60 })),
  }),
);

describe('no public id of the vault', () => {
  it('is in any form, language or calendar, wherever a person pasted it', () => {
    const property = fc.property(
      fc.array(KEY, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      (keys, accounts) => {
        const rows = keys.map(({ due, publicId: _, ...key }, at) => digestRow(at, NOW, due, key));
        const publicIds = keys.map(({ publicId }) => publicId);
        const digest = buildDigest(rows, { now: NOW, waiting: 1, accounts, publicIds });
        const texts = LOCALES.flatMap((locale) => [
          ...FORMS.map((form) => digestMessage(digest, form, wordings[locale]).text),
          buildCalendar(rows, {
            ...{ vaultId: 'v', now: NOW, wording: wordings[locale], accounts, sequence: 1, before: [] },
            publicIds,
          }).text.replaceAll('\r\n ', ''),
        ]);
        const all = [JSON.stringify(digest), ...texts].join('\n').toLowerCase();
        for (const { publicId } of keys) expect(all).not.toContain(publicId.toLowerCase());
        for (const { id } of rows) expect(texts.join('\n')).not.toContain(id);
      },
    );
    fc.assert(property, { numRuns: 40 });
  });
});

describe('texts', () => {
  const rows = [
    digestRow(1, NOW, -3),
    digestRow(2, NOW, 5, { owner: '<!channel> [x](http://a.example) *b*', accountLabel: 'edge' }),
    digestRow(3, NOW, null, { owner: null, environment: 'staging' }),
  ];
  const digest = buildDigest(rows, { now: NOW, waiting: 1, accounts: true, publicIds });

  it('say the same in plain words in both languages', () => {
    expect(digestMessage(digest, 'plain', wordings.en).text).toMatchInlineSnapshot(`
      "Keyturn: keys due · 22 November 2026
      3 keys in use, the oldest is 93 days old.
      1 overdue, 1 due within 7 days, 1 of unknown age
      1 rotation waits for a person.

      - Li Hua: 1 overdue (first: 19 November 2026)
          prod: 1 overdue (first: 19 November 2026)
      - <!channel> [x](http://a.example) *b*: 1 due within 7 days (first: 27 November 2026)
          edge: 1 due within 7 days (first: 27 November 2026)
      - No owner: 1 of unknown age
          prod (staging): 1 of unknown age
      "
    `);
    expect(digestMessage(digest, 'plain', wordings['zh-CN']).text).toMatchInlineSnapshot(`
      "Keyturn 密钥周报 · 2026年11月22日
      在用密钥 3 个，最早的已使用 93 天。
      1 个已逾期，1 个 7 天内到期，1 个创建时间未知
      1 项轮换等待处理。

      - Li Hua: 1 个已逾期（最早：2026年11月19日）
          prod: 1 个已逾期（最早：2026年11月19日）
      - <!channel> [x](http://a.example) *b*: 1 个 7 天内到期（最早：2026年11月27日）
          edge: 1 个 7 天内到期（最早：2026年11月27日）
      - 未填负责人: 1 个创建时间未知
          prod（staging）: 1 个创建时间未知
      "
    `);
  });

  it.each([
    [[3, 20, 21], '1 due within 7 days, 2 more due within 30 days', '1 个 7 天内到期，另有 2 个 30 天内到期'],
    [[-1, 20], '1 overdue, 1 due within 30 days', '1 个已逾期，1 个 30 天内到期'],
    [[20], '1 due within 30 days', '1 个 30 天内到期'],
  ])('count no key twice that is due in %j days', (days, en, zh) => {
    const due = days.map((one, at) => digestRow(at, NOW, one));
    const counted = buildDigest(due, { now: NOW, waiting: 0, accounts: false, publicIds });
    const line = (locale: Locale) => digestMessage(counted, 'plain', wordings[locale]).text.split('\n')[2];
    expect([line('en'), line('zh-CN')]).toEqual([en, zh]);
  });

  it.each(WEBHOOK_KINDS)('let no name call anybody or link anywhere: %s', (kind) => {
    const { text, title } = digestMessage(digest, kind, wordings.en);
    expect(text).not.toContain('<!channel');
    // Links of this form are none of Slack's.
    if (kind !== 'slack') expect(text).not.toContain('[x](');
    expect(text).toContain(title);
  });

  it.each(FORMS)('stay within what the receiver takes, and say how many owners are left out: %s', (kind) => {
    const many = Array.from({ length: 3000 }, (_, at) => digestRow(at, NOW, -1, { owner: `负责人 ${at}` }));
    const { text } = digestMessage(
      buildDigest(many, { now: NOW, waiting: 0, accounts: false, publicIds }),
      kind,
      wordings.en,
    );
    const bytes = Buffer.byteLength(text);
    const limits = { plain: 1e9, dingtalk: 20_000, wecom: 4096, feishu: 20_000, slack: 40_000 };
    expect(bytes).toBeLessThanOrEqual(limits[kind]);
    const left = /and (\d+) more owners/.exec(text)?.[1];
    const listed = text.match(/负责人 \d+/g)?.length ?? 0;
    expect(Number(left ?? 0) + listed).toBe(3000);
    if (kind !== 'plain') expect(bytes).toBeGreaterThan(limits[kind] / 2);
  });

  it('try a receiver without a count or a name, and with the keyword that people are told', () => {
    for (const locale of LOCALES) {
      for (const kind of WEBHOOK_KINDS) expect(testMessage(kind, wordings[locale]).text).toContain('Keyturn');
    }
  });
});
