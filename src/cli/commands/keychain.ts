import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT } from '../exit-codes.ts';

/** `keychain on|off` */
export const registerKeychain: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('keychain')
    .argument('<on|off>', words.t('cli.argument.switch'))
    .description(words.t('cli.command.keychain'))
    .action(
      context.action(async (text: string) => {
        if (text !== 'on' && text !== 'off') throw usageError('bad-switch');
        const app = await context.session.unlocked();
        const enabled = text === 'on';
        await call(app, 'vault.setKeychain', { enabled });
        out.result({ keychain: enabled }, () => '');
        if (!out.json) out.note(words.t(enabled ? 'cli.note.keychain-on' : 'cli.note.keychain-off'));
        return EXIT.fine;
      }),
    );
};
