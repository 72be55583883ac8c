import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { Checklist } from '../../../shared/model/recovery-kit.ts';
import type { Locale } from '../../../shared/model/settings.ts';
import { csvRecord } from '../../formats/csv-text.ts';
import type { Translate } from '../texts.ts';

/** The list for a spreadsheet: titles and words in the person's language, no secret, no formula that would run. */
export function checklistCsv(list: Checklist, locale: Locale, t: Translate): string {
  const titles = (['cloud', 'account', 'key', 'publicId', 'again', 'backup'] as const).map((name) =>
    t(`kit.column.${name}`),
  );
  const rows = list.items.map((item) => [
    inLocale(catalogue[item.cloud].name, locale),
    item.accountLabel,
    item.label,
    item.publicId,
    t(`kit.again.${item.again}`),
    item.reachesBackup ? t('kit.reachesBackup') : '',
  ]);
  // The mark tells spreadsheets that the text is UTF-8.
  return `\uFEFF${[titles, ...rows].map(csvRecord).join('')}`;
}
