import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

/** `version`: which Keyturn this is. Needs no vault. */
export const registerVersion: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('version')
    .description(words.t('cli.command.version'))
    .action(
      context.action(async () => {
        const app = await context.session.opened();
        const { version, platform } = await call(app, 'app.info', {});
        out.result({ version, platform }, () => `Keyturn ${version}\n`);
        return EXIT.fine;
      }),
    );
};
