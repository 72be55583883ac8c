import { assertNever } from '../../shared/assert-never.ts';
import { inLocale } from '../../shared/catalogue/index.ts';
import { type ChangedName, type HistoryRemark, historyWords } from '../../shared/history-words.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { CommandContext } from '../command.ts';
import { printable } from '../text/escape.ts';
import { instantPhrase } from '../text/phrases.ts';
import { renderTable } from '../text/table.ts';
import type { Words } from '../words.ts';

export type HistoryRow = Output<'audit.list'>['rows'][number];

function nameText(name: ChangedName, words: Words): string {
  if (name.kind === 'known') return words.t(`history.name.${name.value}`);
  return name.kind === 'field' ? inLocale(name.value, words.locale) : name.value;
}

function remarkText(remark: HistoryRemark, words: Words): string {
  switch (remark.kind) {
    case 'method':
      return words.t(`history.remark.method.${remark.value}`);
    case 'reason':
      return words.t(`history.remark.reason.${remark.value}`);
    case 'key-change':
      return words.t(`history.remark.key-change.${remark.value}`);
    case 'scope':
      return words.t(`history.remark.scope.${remark.value}`);
    case 'phase':
      return words.t(`history.remark.phase.${remark.value}`);
    case 'failure': {
      const failure = words.dynamic(`failure.${remark.value}.title`, {}, remark.value);
      return remark.asked ? failure : words.t('verifyAll.notAsked', { failure });
    }
    case 'receiver':
      return [
        printable(remark.to),
        remark.way === null ? '' : words.t(`handOuts.way.${remark.way}`),
        remark.lasts === null ? '' : words.t(`broker.lasts.${remark.lasts}`),
      ]
        .filter((part) => part !== '')
        .join(' · ');
    case 'names': {
      const names = remark.value.map((name) => nameText(name, words)).join(', ');
      return remark.as === null ? names : words.t('crosswalk.copiedAs', { names, as: remark.as });
    }
    default:
      return assertNever(remark);
  }
}

function sentence({ entry, subject }: HistoryRow, words: Words): string {
  const said = historyWords(entry, subject);
  const key = said.key === null ? words.t('history.unknownKey') : printable(said.key);
  const text = words.t(`history.sentence.${said.sentence}`, { key, file: printable(said.file) });
  return said.remark === null ? text : `${text} · ${remarkText(said.remark, words)}`;
}

/** The rows as a table: when, what in one sentence, by whom. */
export function historyTable(rows: readonly HistoryRow[], { out, words }: CommandContext): string {
  return renderTable(
    [
      { title: words.t('cli.column.time') },
      { title: words.t('cli.column.what'), shrinks: true },
      { title: words.t('cli.column.by') },
    ],
    rows.map((row) => [
      { text: instantPhrase(row.entry.at, words) },
      {
        text: sentence(row, words),
        ...(historyWords(row.entry, row.subject).failed ? { tone: 'bad' as const } : {}),
      },
      { text: `${row.entry.osUser}@${row.entry.device} (${row.entry.via})`, tone: 'muted' },
    ]),
    out.paint,
    out.width,
  );
}
