import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { AnswerError } from '../errors.ts';
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes.ts';
import { messageOf } from '../message.ts';
import { renderPairs } from '../text/table.ts';

/** `status`: where the vault lies and how it can be opened. Unlocks nothing; the exit code tells the state. */
export const registerStatus: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('status')
    .description(words.t('cli.command.status'))
    .action(
      context.action(async (): Promise<ExitCode> => {
        const app = await context.session.opened();
        const status = await call(app, 'vault.status', {});
        const { version } = await call(app, 'app.info', {});
        const policy = await call(app, 'policy.get', {});
        const known = status.state === 'locked' || status.state === 'unlocked';
        const yes = (value: boolean): string => words.t(value ? 'cli.show.yes' : 'cli.show.no');
        out.result(
          {
            version,
            state: status.state,
            problem: status.problem,
            folder: status.folder,
            keychain: status.keychain,
            recoveryConfirmed: status.recoveryConfirmed,
            policy: policy.state,
          },
          () =>
            renderPairs([
              [words.t('cli.show.vault'), status.folder],
              [words.t('cli.show.state'), words.t(`cli.state.${status.state}`)],
              [words.t('cli.show.keychain'), words.t(`cli.keychain.${status.keychain}`)],
              [words.t('cli.show.recovery'), known ? yes(status.recoveryConfirmed) : null],
              [
                words.t('policy.title'),
                policy.state === 'none' ? null : words.t(`policy.state.${policy.state}`),
              ],
              [words.t('cli.show.version'), version],
            ]),
        );
        if (status.state === 'absent') {
          if (!out.json) out.note(messageOf(new AnswerError({ code: 'vault-absent', params: {} }), words));
          return EXIT.locked;
        }
        if (status.problem === null) return EXIT.fine;
        const params = { folder: status.folder };
        if (!out.json) out.note(messageOf(new AnswerError({ code: status.problem, params }), words));
        return exitCodeOf(status.problem);
      }),
    );
};
