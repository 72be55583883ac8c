import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { CliError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { advance } from '../rotation/advance.ts';
import { rotationJson } from '../rotation/json.ts';
import { rotationExit } from '../rotation/outcome.ts';
import { resolveRotation } from '../rotation/resolve.ts';
import { rotationText } from '../rotation/text.ts';

async function undo(text: string, context: CommandContext): Promise<ExitCode> {
  const { out } = context;
  const app = await context.session.unlocked();
  const found = await resolveRotation(app, text);
  if (found.undo === null) throw new CliError('nothing-to-undo', { id: found.id });
  const before = await call(app, 'rotations.receipt', { id: found.id });
  await call(app, 'rotations.undo', { id: found.id });
  const rotation = await advance(app, found.id, context, {
    wait: false,
    alreadyShown: before.events.length,
  });
  out.result(rotationJson(rotation), () => rotationText(rotation, context));
  return rotationExit(rotation);
}

/** `undo ID`: takes the new key away again, or enables the old one, whichever the rotation has come to. */
export const registerUndo: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('undo')
    .argument('<id>', words.t('cli.argument.rotation'))
    .description(words.t('cli.command.undo'))
    .action(context.action((text: string) => undo(text, context)));
};
