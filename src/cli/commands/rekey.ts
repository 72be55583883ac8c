import type { Input } from '../../shared/ipc/contract.ts';
import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { handOverCode } from '../recovery-dialogue.ts';

type Reason = Input<'vault.changeKey'>['reason'];

function keyReason(text: string): Reason {
  if (text !== 'routine' && text !== 'lost-device' && text !== 'person-left') {
    throw usageError('bad-key-reason');
  }
  return text;
}

async function rekey({ reason }: { readonly reason: Reason }, context: CommandContext): Promise<ExitCode> {
  const { out, session, words } = context;
  const { app, password } = await session.unlockedByPassword();
  const { recoveryCode, keychain, copy } = await call(app, 'vault.changeKey', { password, reason });
  out.note(words.t('cli.note.rekeyed'));
  // Nothing may come between the person and the only copy of the code.
  const toRotate = (): Promise<number | null> =>
    call(app, 'worklist.get', {}).then(
      (list) => list?.items.length ?? 0,
      () => null,
    );
  if (out.json) {
    await handOverCode(app, recoveryCode, { keychain, copy, worklist: await toRotate() }, context);
    return EXIT.fine;
  }
  await handOverCode(app, recoveryCode, {}, context);
  if (copy !== null) out.note(words.t('cli.note.rekey-copy', { name: copy }));
  if (keychain === false) out.note(words.t('cli.note.no-keychain'));
  const count = await toRotate();
  if (count !== null && count > 0) out.note(words.t('cli.note.rekey-worklist', { count }));
  out.note(words.t('cli.note.rekey-backup'));
  return EXIT.fine;
}

/** `rekey [--reason routine|lost-device|person-left]` */
export const registerRekey: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('rekey')
    .description(words.t('cli.command.rekey'))
    .option('--reason <reason>', words.t('cli.option.rekey-reason'), keyReason, 'routine')
    .action(context.action((options: { readonly reason: Reason }) => rekey(options, context)));
};
