import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { rotationJson } from '../rotation/json.ts';
import { rotationTable } from '../rotation/text.ts';

/** `rotations [--running]` */
export const registerRotations: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('rotations')
    .description(words.t('cli.command.rotations'))
    .option('--running', words.t('cli.option.running'))
    .action(
      context.action(async (options: { readonly running?: true }) => {
        const app = await context.session.unlocked();
        const rotations = await call(app, 'rotations.list', { running: options.running === true });
        out.result({ rotations: rotations.map(rotationJson) }, () =>
          rotations.length === 0 ? '' : rotationTable(rotations, context),
        );
        if (rotations.length === 0 && !out.json) out.note(words.t('cli.note.no-rotations'));
        return EXIT.fine;
      }),
    );
};
