import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { handOutJson, handOutTable } from '../hand-outs/text.ts';
import { resolveKey } from '../resolve.ts';

async function run(text: string, context: CommandContext): Promise<ExitCode> {
  const { out, session, words } = context;
  const app = await session.unlocked();
  const { id } = await resolveKey(app, text, 'any');
  const all = await call(app, 'handOuts.list', { credential: id });
  out.result({ handOuts: all.map(handOutJson) }, () => handOutTable(all, context));
  if (!out.json && all.length === 0) out.note(words.t('handOuts.none'));
  return EXIT.fine;
}

/** `hand-outs ID`: the programs, files and people that got a key, the latest first. */
export const registerHandOuts: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('hand-outs')
    .argument('<id>', words.t('cli.argument.id'))
    .description(words.t('cli.command.hand-outs'))
    .action(context.action((text: string) => run(text, context)));
};
