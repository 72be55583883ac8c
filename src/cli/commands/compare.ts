import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { comparisonJson, comparisonText } from '../restore/text.ts';

async function compare(release: boolean, { out, session, words }: CommandContext): Promise<ExitCode> {
  const app = await session.unlocked();
  const due = (await call(app, 'comparison.get', {})).reason !== null;
  const found = await call(app, 'comparison.run', {});
  const open = found.reason !== null;
  if (open && release) await call(app, 'comparison.release', {});
  const over = !open || release;
  out.result({ ...(comparisonJson(found) as object), over }, () => comparisonText(found, words));
  if (!out.json) {
    out.note(
      words.t(!due ? 'cli.note.nothing-to-compare' : over ? 'cli.note.compared' : 'cli.note.not-the-same'),
    );
  }
  return over ? EXIT.fine : EXIT.refused;
}

/** `compare [--release]`: ends with 1 while something stands otherwise than the vault says. */
export const registerCompare: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('compare')
    .description(words.t('cli.command.compare'))
    .option('--release', words.t('cli.option.release'))
    .action(
      context.action((options: { readonly release?: true }) => compare(options.release === true, context)),
    );
};
