import { resolve } from 'node:path';
import { catalogue, inLocale } from '../../shared/catalogue/index.ts';
import type { Checklist } from '../../shared/model/recovery-kit.ts';
import { call, unwrap } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { isoInstant } from '../json.ts';
import { printable } from '../text/escape.ts';
import { renderTable } from '../text/table.ts';

interface KitOptions {
  readonly list?: true;
  readonly format: 'text' | 'csv';
  readonly out?: string;
}

function listFormat(text: string): 'text' | 'csv' {
  if (text !== 'text' && text !== 'csv') throw usageError('bad-list-format');
  return text;
}

function keysText({ items }: Checklist, { out, words }: CommandContext): string {
  if (items.length === 0) return '';
  return renderTable(
    [
      { title: words.t('kit.column.cloud') },
      { title: words.t('kit.column.account'), shrinks: true },
      { title: words.t('kit.column.key'), shrinks: true },
      { title: words.t('kit.column.publicId') },
      { title: words.t('kit.column.again') },
      { title: words.t('kit.column.backup') },
    ],
    items.map((item) =>
      [
        inLocale(catalogue[item.cloud].name, words.locale),
        item.accountLabel,
        item.label,
        item.publicId,
        words.t(`kit.again.${item.again}`),
        item.reachesBackup ? words.t('kit.reachesBackup') : '',
      ].map((text) => ({ text })),
    ),
    out.paint,
    out.width,
  );
}

function backupsText({ backups }: Checklist, { out, words }: CommandContext): string {
  if (backups.length === 0) return `\n${words.t('kit.backups.none')}\n`;
  const table = renderTable(
    [
      { title: words.t('kit.backups.name'), shrinks: true },
      { title: words.t('kit.backups.place') },
      { title: words.t('kit.backups.last') },
      { title: words.t('kit.backups.key') },
    ],
    backups.map(({ label, place, lastGood, publicId }) =>
      [
        label,
        place,
        lastGood === null ? words.t('kit.backups.never') : (isoInstant(lastGood) ?? ''),
        publicId ?? '',
      ].map((text) => ({ text })),
    ),
    out.paint,
    out.width,
  );
  return `\n${table}`;
}

async function kit(options: KitOptions, context: CommandContext): Promise<ExitCode> {
  const { io, out, session, words } = context;
  if (options.list !== true) throw usageError('kit-needs-list');
  if (options.format === 'csv' && options.out === undefined) {
    throw usageError('missing-option', { option: '--out' });
  }
  const app = await session.unlocked();
  if (options.out !== undefined) {
    const path = resolve(io.cwd, options.out);
    const { ticket } = unwrap(await app.ticketFor(path, 'save'));
    const items = (await call(app, 'kit.exportList', { as: 'csv', ticket }))?.items ?? 0;
    out.result({ items, file: path }, () => '');
    if (!out.json) out.note(words.t('cli.note.exported', { rows: items, file: printable(path) }));
    return EXIT.fine;
  }
  const list = await call(app, 'kit.checklist', {});
  out.result(
    {
      vaultId: list.vaultId,
      at: isoInstant(list.at),
      items: list.items.map((item) => ({ ...item })),
      backups: list.backups.map((backup) => ({ ...backup, lastGood: isoInstant(backup.lastGood) })),
    },
    () => `${keysText(list, context)}${backupsText(list, context)}`,
  );
  return EXIT.fine;
}

/** `kit --list [--format text|csv] [--out FILE]` */
export const registerKit: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('kit')
    .description(words.t('cli.command.kit'))
    .option('--list', words.t('cli.option.kit-list'))
    .option('--format <format>', words.t('cli.option.kit-format'), listFormat, 'text')
    .option('--out <file>', words.t('cli.option.out'))
    .action(context.action((options: KitOptions) => kit(options, context)));
};
