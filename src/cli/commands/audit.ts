import { resolve } from 'node:path';
import { type ChainHead, headText, parseHead, type Verdict, verdictsOf } from '../../shared/chain-verdict.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import { type CliApp, call, unwrap } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type HistoryOptions, historyFilter, withFilters } from '../history/options.ts';
import { isoInstant } from '../json.ts';
import { printable } from '../text/escape.ts';
import { joined, type Words } from '../words.ts';

/** `COUNT:HEX`, as heads are printed everywhere. */
function earlierHead(text: string): ChainHead {
  const head = parseHead(text);
  if (head === null) throw usageError('bad-head');
  return head;
}

/** A sentence of what a check found. */
const said = ({ sentence, at, count }: Verdict, words: Words): string =>
  words.dynamic(`history.check.${sentence}`, { at, count, total: count }, sentence);

async function head({ out, session }: CommandContext): Promise<ExitCode> {
  const app = await session.unlocked();
  const { count, head: mac, at, state } = await call(app, 'audit.head', {});
  out.result(
    { count, head: mac, at: at === null ? null : isoInstant(at), state },
    () => `${headText({ count, head: mac })}\n`,
  );
  return state === 'whole' ? EXIT.fine : EXIT.vault;
}

async function verify(
  options: { readonly head?: ChainHead; readonly file?: string },
  { io, out, session, words }: CommandContext,
): Promise<ExitCode> {
  const app = await session.unlocked();
  const earlier = options.head ?? null;
  const file =
    options.file === undefined
      ? null
      : unwrap(await app.ticketFor(resolve(io.cwd, options.file), 'backup')).ticket;
  const found = await call(app, 'audit.verify', { earlier, file });
  out.result(
    { ...found },
    () =>
      `${joined(
        verdictsOf(found, earlier).map((verdict) => said(verdict, words)),
        words,
      )}\n`,
  );
  return found.state === 'whole' ? EXIT.fine : EXIT.vault;
}

type ExportOptions = HistoryOptions & { readonly format: 'jsonl' | 'csv'; readonly out?: string };

async function toStdout(
  app: CliApp,
  request: Omit<Input<'audit.exportPart'>, 'after'>,
  { io }: CommandContext,
) {
  for (let after: Input<'audit.exportPart'>['after'] = null; ; ) {
    const part: Output<'audit.exportPart'> = await call(app, 'audit.exportPart', { ...request, after });
    io.stdout.write(part.text);
    if (part.next === null) return;
    after = part.next;
  }
}

async function exportAll(options: ExportOptions, context: CommandContext): Promise<ExitCode> {
  const { io, out, session, words } = context;
  const request = { ...historyFilter(options, io.now()), format: options.format };
  // Its own text is the result on stdout, which `--json` promises to be one document.
  if (out.json && options.out === undefined) throw usageError('missing-option', { option: '--out' });
  const app = await session.unlocked();
  if (options.out === undefined) {
    await toStdout(app, request, context);
    return EXIT.fine;
  }
  const path = resolve(io.cwd, options.out);
  const { ticket } = unwrap(await app.ticketFor(path, 'save'));
  const rows = (await call(app, 'audit.export', { ...request, ticket }))?.rows ?? 0;
  out.result({ rows, file: path }, () => '');
  if (!out.json) out.note(words.t('cli.note.exported', { rows, file: printable(path) }));
  return EXIT.fine;
}

function exportFormat(text: string): 'jsonl' | 'csv' {
  if (text !== 'jsonl' && text !== 'csv') throw usageError('bad-format');
  return text;
}

/** `audit head`, `audit verify [--head COUNT:HEX] [--file EXPORT]`, `audit export [--format F] [--out FILE] [filters]` */
export const registerAudit: RegisterCommand = (program, context) => {
  const { words } = context;
  const audit = program.command('audit').description(words.t('cli.command.audit'));
  audit
    .command('head')
    .description(words.t('cli.command.audit-head'))
    .action(context.action(() => head(context)));
  audit
    .command('verify')
    .description(words.t('cli.command.audit-verify'))
    .option('--head <count:hex>', words.t('cli.option.head'), earlierHead)
    .option('--file <file>', words.t('cli.option.export-file'))
    .action(context.action((options: Parameters<typeof verify>[0]) => verify(options, context)));
  withFilters(audit.command('export'), words)
    .description(words.t('cli.command.audit-export'))
    .option('--format <format>', words.t('cli.option.format'), exportFormat, 'jsonl')
    .option('--out <file>', words.t('cli.option.out'))
    .action(context.action((options: ExportOptions) => exportAll(options, context)));
};
