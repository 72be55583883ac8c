import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { agreed } from '../confirm.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { isoInstant } from '../json.ts';
import { type WayInOptions, wayIn, withWayIn } from '../restore/way-in.ts';
import { renderTable } from '../text/table.ts';

interface UseOptions extends WayInOptions {
  readonly carryOver?: true;
  readonly yes?: true;
}

async function list({ out, session, words }: CommandContext): Promise<ExitCode> {
  const app = await session.opened();
  const copies = await call(app, 'restore.copies', {});
  out.result(
    {
      copies: copies.map(({ name, at, reason, bytes, schema }) => ({
        ...{ name, at: isoInstant(at), reason, bytes, schema },
      })),
    },
    () =>
      copies.length === 0
        ? ''
        : renderTable(
            [
              { title: words.t('cli.column.time') },
              { title: words.t('cli.column.bytes') },
              { title: words.t('cli.column.schema') },
              { title: words.t('cli.column.reason') },
              { title: words.t('cli.column.name') },
            ],
            copies.map(({ name, at, reason, bytes, schema }) =>
              [
                isoInstant(at) ?? '',
                String(bytes),
                schema === null ? '?' : String(schema),
                words.dynamic(`restore.copies.reason.${reason}`, {}, reason),
                name,
              ].map((text) => ({ text })),
            ),
            out.paint,
            out.width,
          ),
  );
  return EXIT.fine;
}

async function use(name: string, options: UseOptions, context: CommandContext): Promise<ExitCode> {
  const { io, out, session, words } = context;
  if (options.yes !== true && !io.interactive) throw usageError('needs-yes');
  const app = await session.unlocked();
  const another = options.by !== undefined || options.backupPasswordFd !== undefined;
  const by = another || options.backupPasswordFile !== undefined ? await wayIn(options, context) : null;
  if (options.yes !== true && !(await agreed(words.t('cli.prompt.go-back'), io))) {
    throw new CliError('not-confirmed');
  }
  const { schema } = await call(app, 'restore.goBack', { name, by, carryOver: options.carryOver === true });
  out.result({ schema }, () => '');
  if (!out.json) out.note(words.t('cli.note.went-back', { schema }));
  return EXIT.fine;
}

/** `copies`, `copies use NAME [--carry-over]` */
export const registerCopies: RegisterCommand = (program, context) => {
  const { words } = context;
  const parent = program
    .command('copies')
    .description(words.t('cli.command.copies'))
    .action(context.action(() => list(context)));
  withWayIn(
    parent
      .command('use')
      .argument('<name>', words.t('cli.argument.copy'))
      .description(words.t('cli.command.copies-use')),
    context,
  )
    .option('--carry-over', words.t('cli.option.carry-over'))
    .option('--yes', words.t('cli.option.yes'))
    .action(context.action((name: string, options: UseOptions) => use(name, options, context)));
};
