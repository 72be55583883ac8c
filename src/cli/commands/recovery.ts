import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { canConfirm, confirmRecovery } from '../recovery-dialogue.ts';

/** `recovery`: a new recovery code; the one before no longer opens the vault. */
export const registerRecovery: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('recovery')
    .description(words.t('cli.command.recovery'))
    .action(
      context.action(async () => {
        const { app, password } = await context.session.unlockedByPassword();
        const { recoveryCode } = await call(app, 'vault.renewRecovery', { password });
        if (canConfirm(context)) {
          await confirmRecovery(app, recoveryCode, context);
          return EXIT.fine;
        }
        out.result({ recoveryCode, recoveryConfirmed: false }, () => `${recoveryCode}\n`);
        out.note(words.t('cli.recovery.keep'));
        return EXIT.fine;
      }),
    );
};
