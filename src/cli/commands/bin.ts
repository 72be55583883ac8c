import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { resolveKeys } from '../resolve.ts';
import { printable } from '../text/escape.ts';

/** All arguments are resolved before anything changes: one that means nothing leaves every key where it is. */
async function move(
  ids: readonly string[],
  how: 'remove' | 'restore',
  context: CommandContext,
): Promise<ExitCode> {
  const { out, words } = context;
  const app = await context.session.unlocked();
  const keys = await resolveKeys(app, ids, how === 'remove' ? 'kept' : 'bin');
  await call(app, `credentials.${how}`, { ids: keys.map((key) => key.id) });
  out.result({ ids: keys.map((key) => key.id) }, () => '');
  if (!out.json) {
    for (const key of keys) {
      const params = { label: printable(key.label), id: key.id };
      out.note(how === 'remove' ? words.t('cli.note.removed', params) : words.t('cli.note.restored', params));
    }
  }
  return EXIT.fine;
}

/** `remove ID…`: to the bin, from where `restore` brings it back. */
export const registerRemove: RegisterCommand = (program, context) => {
  program
    .command('remove')
    .argument('<ids...>', context.words.t('cli.argument.ids'))
    .description(context.words.t('cli.command.remove'))
    .action(context.action((ids: readonly string[]) => move(ids, 'remove', context)));
};

/** `restore ID…` */
export const registerRestore: RegisterCommand = (program, context) => {
  program
    .command('restore')
    .argument('<ids...>', context.words.t('cli.argument.ids'))
    .description(context.words.t('cli.command.restore'))
    .action(context.action((ids: readonly string[]) => move(ids, 'restore', context)));
};
