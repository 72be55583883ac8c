import { rulesInForce } from '../../shared/policy-rules.ts';
import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { renderPairs } from '../text/table.ts';

/** `policy`: the rules that hold on this computer, and from which file. Needs no vault. */
export const registerPolicy: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('policy')
    .description(words.t('cli.command.policy'))
    .action(
      context.action(async () => {
        const app = await context.session.opened();
        const { state, source, rules, problem, detail } = await call(app, 'policy.get', {});
        out.result({ state, source, problem, detail, rules: { ...rules } }, () => {
          const sentences = rulesInForce(rules).map(({ key, params }) => words.t(key, params));
          return renderPairs([
            [words.t('cli.show.state'), words.t(`policy.state.${state}`)],
            [words.t('policy.file'), source],
            [
              words.t('cli.show.warning'),
              problem === null
                ? null
                : `${words.t(`policy.problem.${problem}`, { detail: detail ?? '' })}\n${words.t('policy.mend')}`,
            ],
            [words.t('policy.rules'), sentences.join('\n')],
            [words.t('policy.hosts'), rules.allowedHosts?.join('\n') ?? null],
          ]);
        });
        return EXIT.fine;
      }),
    );
};
