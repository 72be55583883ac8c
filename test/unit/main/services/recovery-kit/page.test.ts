import { describe, expect, it } from 'vitest';
import { checklistCsv } from '../../../../../src/main/services/recovery-kit/csv.ts';
import { escapeHtml } from '../../../../../src/main/services/recovery-kit/markup.ts';
import { kitPage } from '../../../../../src/main/services/recovery-kit/page.ts';
import { createTexts } from '../../../../../src/main/services/texts.ts';
import type { CredentialId } from '../../../../../src/shared/model/ids.ts';
import type { Checklist, ChecklistItem } from '../../../../../src/shared/model/recovery-kit.ts';
import { fc } from '../../../../support/property.ts';

const CODE = 'AAAA0-BBBB1-CCCC2-DDDD3-EEEE4-FFFF5-GGGG6-HHHH7';

const item = (changes: Partial<ChecklistItem> = {}): ChecklistItem => ({
  id: '0000000000000001' as CredentialId,
  cloud: 'aws',
  accountLabel: 'shop',
  label: 'deploy',
  publicId: 'AKIAQ3EGRIMWKEYTURN7',
  state: 'active',
  again: 'make-new',
  reachesBackup: false,
  ...changes,
});

const list = (items: readonly ChecklistItem[], changes: Partial<Checklist> = {}): Checklist => ({
  vaultId: '0123456789abcdef',
  at: Date.UTC(2026, 2, 12, 9),
  items,
  backups: [],
  ...changes,
});

const page = (facts: Partial<Parameters<typeof kitPage>[0]> = {}, locale: 'en' | 'zh-CN' = 'en') =>
  kitPage(
    {
      recoveryCode: CODE,
      folder: '/home/somebody/vault',
      list: list([item()]),
      withList: true,
      locale,
      ...facts,
    },
    createTexts(locale),
  );

/** What a browser would take for tags, without the one stylesheet. */
const tagsOf = (html: string): string[] =>
  [...html.replace(/<style>.*?<\/style>/s, '').matchAll(/<\/?([a-z!][^\s>/]*)/gi)].map(
    ([, name]) => name ?? '',
  );

describe('the printed page', () => {
  it('holds every group of the code in order, and the title none', () => {
    const { html, title } = page();
    const groups = [...html.matchAll(/<li>([0-9A-Z]{5})<\/li>/g)].map(([, group]) => group);
    expect(groups).toEqual(CODE.split('-'));
    expect(CODE.split('-').some((group) => title.includes(group))).toBe(false);
  });

  it('has the same tags whatever the texts hold', () => {
    const plain = tagsOf(page({ list: list([item(), item()]) }).html);
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.constantFrom(
              '</td><script>alert(1)</script>',
              '" onload="x',
              '<!--',
              ']]>',
              '&lt;b&gt;',
              "'><img src=x>",
              '{{count}}',
              '$t(kit.title)',
            ),
          ),
          { minLength: 6, maxLength: 6 },
        ),
        ([label = '', account = '', id = '', folder = '', more = '', vault = '']) => {
          const items = [item({ label, accountLabel: account, publicId: id }), item({ label: more })];
          const { html } = page({ folder, list: list(items, { vaultId: vault }) });
          expect(tagsOf(html)).toEqual(plain);
        },
      ),
    );
  });

  it('shows what turns text around or is not seen', () => {
    expect(escapeHtml('a\u202eb\u0000c\u2066d')).toBe('a\ufffdb\ufffdc\ufffdd');
    expect(escapeHtml(`<&>"'`)).toBe('&lt;&amp;&gt;&quot;&#39;');
  });

  it('names no address outside of itself', () => {
    expect(page().html).not.toMatch(/https?:|src=|url\(|@import/);
    expect([...page().html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to)).toEqual(['print']);
  });

  it('marks the key that reaches a backup, and tells how to get at a bucket', () => {
    const backups = [
      {
        kind: 's3',
        label: 'Frankfurt',
        place: 'vaults/me',
        publicId: 'AKIAQ3EGRIMWKEYTURN7',
        lastGood: null,
      },
    ] as const;
    const { html } = page({ list: list([item({ reachesBackup: true })], { backups }) });
    expect(html).toContain('Needed first: reaches a backup');
    expect(html).toContain('sign in to that cloud');
    expect(page().html).not.toContain('sign in to that cloud');
  });

  it('is in the language of the app', () => {
    const { html, title } = page({}, 'zh-CN');
    expect(title).toBe('Keyturn 恢复套件');
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain('2026年3月12日');
  });

  it('is a list without a code where none is given', () => {
    const { html } = page({ recoveryCode: null });
    expect(html).not.toContain('class="code"');
    expect(html).not.toContain('--by recovery');
    expect(html).toContain('AKIAQ3EGRIMWKEYTURN7');
  });
});

describe('the list as CSV', () => {
  it('runs no formula in a spreadsheet', () => {
    const text = checklistCsv(list([item({ label: '=HYPERLINK("x")' })]), 'en', createTexts('en'));
    expect(text.split('\r\n')[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text.startsWith('\uFEFF')).toBe(true);
  });
});
