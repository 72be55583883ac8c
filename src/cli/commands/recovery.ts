import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { handOverCode } from '../recovery-dialogue.ts';

/** `recovery`: a new recovery code; the one before no longer opens the vault. */
export const registerRecovery: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('recovery')
    .description(words.t('cli.command.recovery'))
    .action(
      context.action(async () => {
        const { app, password } = await context.session.unlockedByPassword();
        const { recoveryCode } = await call(app, 'vault.renewRecovery', { password });
        await handOverCode(app, recoveryCode, {}, context);
        return EXIT.fine;
      }),
    );
};
