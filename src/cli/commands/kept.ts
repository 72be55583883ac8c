import type { KeptFile } from '../../shared/model/kept-file.ts';
import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { isoInstant } from '../json.ts';
import { resolveKept } from '../plaintext/resolve.ts';
import { printable } from '../text/escape.ts';
import { renderTable } from '../text/table.ts';

const keptJson = ({ id, path, deviceName, why, consumerId, at, bytes, state }: KeptFile) => ({
  ...{ id, path, device: deviceName, why, place: consumerId, at: isoInstant(at), bytes, state },
});

async function list({ out, session, words }: CommandContext): Promise<ExitCode> {
  const kept = await call(await session.unlocked(), 'plaintext.kept', {});
  const columns = [
    { title: words.t('cli.column.id') },
    { title: words.t('cli.column.time') },
    { title: words.t('cli.column.what') },
    { title: words.t('cli.column.status') },
    { title: words.t('cli.column.bytes') },
    { title: words.t('cli.column.name'), shrinks: true as const },
  ];
  const rows = kept.map(({ id, at, why, state, bytes, path }) =>
    [
      ...[id, isoInstant(at) ?? '', words.dynamic(`cli.kept.why.${why}`, {}, why)],
      ...[words.dynamic(`cli.kept.state.${state}`, {}, state), String(bytes), path],
    ].map((text) => ({ text })),
  );
  out.result({ kept: kept.map(keptJson) }, () =>
    rows.length === 0 ? '' : renderTable(columns, rows, out.paint, out.width),
  );
  return EXIT.fine;
}

async function undo(text: string, over: boolean, { out, session, words }: CommandContext): Promise<ExitCode> {
  const app = await session.unlocked();
  const { id } = resolveKept(await call(app, 'plaintext.kept', {}), text);
  const brought = await call(app, 'plaintext.undo', { id, over });
  out.result(keptJson(brought), () => '');
  if (!out.json) out.note(words.t('cli.note.brought-back', { path: printable(brought.path) }));
  return EXIT.fine;
}

async function forget(texts: readonly string[], { out, session, words }: CommandContext): Promise<ExitCode> {
  const app = await session.unlocked();
  const kept = await call(app, 'plaintext.kept', {});
  const ids = [...new Set(texts.map((text) => resolveKept(kept, text).id))];
  await call(app, 'plaintext.forget', { ids });
  out.result({ ids }, () => '');
  if (!out.json) out.note(words.t('cli.note.forgotten', { count: ids.length }));
  return EXIT.fine;
}

/** `kept`, `kept undo ID [--over]`, `kept forget ID…`: files as they were before Keyturn changed them. */
export const registerKept: RegisterCommand = (program, context) => {
  const { words } = context;
  const parent = program
    .command('kept')
    .description(words.t('cli.command.kept'))
    .action(context.action(() => list(context)));
  parent
    .command('undo')
    .argument('<id>', words.t('cli.argument.kept'))
    .description(words.t('cli.command.kept-undo'))
    .option('--over', words.t('cli.option.over'))
    .action(
      context.action((id: string, options: { readonly over?: true }) =>
        undo(id, options.over === true, context),
      ),
    );
  parent
    .command('forget')
    .argument('<ids...>', words.t('cli.argument.kept'))
    .description(words.t('cli.command.kept-forget'))
    .action(context.action((ids: readonly string[]) => forget(ids, context)));
};
