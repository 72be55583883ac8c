import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { Checklist, ChecklistItem } from '../../../shared/model/recovery-kit.ts';
import type { Locale } from '../../../shared/model/settings.ts';
import type { PrintedPage } from '../../ports/kit-window.ts';
import type { Translate } from '../texts.ts';
import { type Markup, markup, when } from './markup.ts';
import { KIT_STYLE } from './style.ts';

/** What a recovery kit says. Without a code it is the list of keys alone. */
export interface KitFacts {
  readonly recoveryCode: string | null;
  readonly folder: string;
  readonly list: Checklist;
  readonly withList: boolean;
  readonly locale: Locale;
}

/** Where the page's own "Print" leads; the window prints instead of going there. */
export const PRINT_LINK = 'print';

const dateIn = (locale: Locale, at: number): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(at);

function codePart(code: string, t: Translate): Markup {
  const groups = code.split('-').map((group) => markup`<li>${group}</li>`);
  return markup`<section><h2>${t('kit.code.title')}</h2>
<p>${t('kit.code.detail')}</p>
<ol class="code" translate="no">${groups}</ol>
<p class="line">${t('kit.code.keptAt')}<i></i></p>
<p class="line">${t('kit.code.printedBy')}<i></i></p></section>`;
}

function backupsPart({ list, folder, locale }: KitFacts, t: Translate): Markup {
  const places = list.backups.map(
    ({
      label,
      place,
      lastGood,
      publicId,
    }) => markup`<tr><td></td><td class="first">${label}</td><td>${place}</td>
<td>${lastGood === null ? t('kit.backups.never') : dateIn(locale, lastGood)}</td><td><code>${publicId ?? ''}</code></td></tr>`,
  );
  return markup`<section><h2>${t('kit.backups.title')}</h2>
<dl><dt>${t('kit.backups.folder')}</dt><dd>${folder}</dd></dl>
${
  list.backups.length === 0
    ? markup`<p class="first">${t('kit.backups.none')}</p>`
    : markup`<table><thead><tr><th></th><th>${t('kit.backups.name')}</th><th>${t('kit.backups.place')}</th><th>${t('kit.backups.last')}</th><th>${t('kit.backups.key')}</th></tr></thead><tbody>${places}</tbody></table>`
}</section>`;
}

function stepsPart({ list }: KitFacts, t: Translate): Markup {
  const bucket = list.backups.some(({ kind }) => kind !== 'folder');
  const names = [
    'install',
    ...(bucket ? (['bucket'] as const) : []),
    ...(['fetch', 'open', 'password', 'compare', 'renew', 'without'] as const),
  ] as const;
  // As the screens name them.
  const buttons = { entry: t('restore.entry'), code: t('unlock.useRecovery') };
  return markup`<section><h2>${t('kit.steps.title')}</h2>
<ol class="steps">${names.map((name) => markup`<li>${t(`kit.steps.${name}`, buttons)}</li>`)}</ol></section>`;
}

function keyRow(item: ChecklistItem, locale: Locale, t: Translate): Markup {
  return markup`<tr><td><span class="box"></span></td><td>${inLocale(catalogue[item.cloud].name, locale)}<br>${item.accountLabel}</td>
<td>${item.label}${when(item.reachesBackup, () => markup`<br><span class="first">${t('kit.reachesBackup')}</span>`)}</td>
<td><code>${item.publicId}</code></td><td>${t(`kit.again.${item.again}`)}</td></tr>`;
}

function listPart({ list, locale }: KitFacts, t: Translate): Markup {
  const rows = list.items.map((item) => keyRow(item, locale, t));
  return markup`<section><h2>${t('kit.list.title')}</h2>
<p>${t(list.items.length === 0 ? 'kit.list.none' : 'kit.list.detail')}</p>
${when(
  rows.length > 0,
  () =>
    markup`<table><thead><tr><th></th><th>${t('kit.column.account')}</th><th>${t('kit.column.key')}</th><th>${t('kit.column.publicId')}</th><th>${t('kit.column.again')}</th></tr></thead><tbody>${rows}</tbody></table>`,
)}</section>`;
}

/**
 * A page to print, without a script, an image or a link outside. Every text is escaped, whatever a label holds. The
 * title names neither the code nor a key.
 */
export function kitPage(facts: KitFacts, t: Translate): PrintedPage {
  const { recoveryCode, list, locale, withList } = facts;
  const title = t(recoveryCode === null ? 'kit.listTitle' : 'kit.title');
  const { html } = markup`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${title}</title><style>${{ html: KIT_STYLE }}</style></head>
<body><header><div><h1>${title}</h1></div><a class="print" href="${PRINT_LINK}">${t('kit.print')}</a></header><main>
<p class="lead">${t(recoveryCode === null ? 'kit.listLead' : 'kit.lead')}</p>
<dl><dt>${t('kit.vault')}</dt><dd><code>${list.vaultId}</code></dd>
<dt>${t('kit.made')}</dt><dd>${dateIn(locale, list.at)}</dd></dl>
${recoveryCode === null ? { html: '' } : codePart(recoveryCode, t)}
${when(recoveryCode !== null, () => stepsPart(facts, t))}
${backupsPart(facts, t)}
${when(withList, () => listPart(facts, t))}
</main></body></html>`;
  return { title, html, style: KIT_STYLE };
}
