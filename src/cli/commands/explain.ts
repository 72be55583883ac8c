import { catalogue, inLocale } from '../../shared/catalogue/index.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import type { Diagnosis, Finding } from '../../shared/model/diagnosis.ts';
import { call } from '../app.ts';
import { CLOUD_NAMES, parseCloud } from '../clouds.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Json, Output } from '../output.ts';
import { renderPairs } from '../text/table.ts';
import type { Words } from '../words.ts';

/** As many bytes as a text of the longest length can have. */
const MAX_BYTES = 3 * 1024 * 1024;

const cloudName = (cloud: CloudId, words: Words): string => inLocale(catalogue[cloud].name, words.locale);

function clockText(aheadMs: number | null, words: Words): string | null {
  const minutes = aheadMs === null ? 0 : Math.round(aheadMs / 60_000);
  return minutes === 0
    ? null
    : words.t(minutes > 0 ? 'diagnosis.ahead' : 'diagnosis.behind', { count: Math.abs(minutes) });
}

function findingText(finding: Finding, requestId: string | null, words: Words, out: Output): string {
  const { cloud, couldBe, title, why, steps, evidence, endpoint, region, aheadMs, page } = finding;
  const say = (text: Finding['title']): string => inLocale(text, words.locale);
  const head = cloud === null ? say(title) : `${cloudName(cloud, words)}: ${say(title)}`;
  return [
    `${out.paint(head, 'strong')}\n${say(why)}\n\n`,
    ...steps.map((step, index) => `${index + 1}. ${say(step)}\n`),
    '\n',
    renderPairs([
      [words.t('diagnosis.endpoint'), endpoint],
      [words.t('diagnosis.region'), region],
      [words.t('diagnosis.cli.clock'), clockText(aheadMs, words)],
      [
        words.t('diagnosis.cli.couldBe'),
        couldBe.map((one) => `${cloudName(one, words)} (--cloud ${one})`).join('\n'),
      ],
      ...evidence.map(({ part, text }) => [words.t(`diagnosis.part.${part}`), text] as const),
      [words.t('diagnosis.requestId'), requestId],
      [words.t('diagnosis.page'), page?.url ?? null],
    ]),
  ].join('');
}

function answerText(answer: Diagnosis, { words, out }: CommandContext): string {
  const { requestId } = answer.facts;
  if (answer.kind === 'known')
    return answer.findings.map((one) => findingText(one, requestId, words, out)).join('\n');
  return [
    `${out.paint(words.t('diagnosis.notKnown.title'), 'strong')}\n${words.t('diagnosis.notKnown.detail')}\n\n`,
    `- ${words.t('diagnosis.notKnown.paste')}\n- ${words.t('diagnosis.notKnown.choose')} (--cloud)\n`,
    renderPairs([[words.t('diagnosis.requestId'), requestId]]),
  ].join('');
}

function findingJson({ couldBe, title, why, steps, evidence, page, ...plain }: Finding, words: Words): Json {
  const say = (text: Finding['title']): string => inLocale(text, words.locale);
  return {
    ...plain,
    couldBe: [...couldBe],
    title: say(title),
    why: say(why),
    steps: steps.map(say),
    evidence: evidence.map(({ part, text }) => ({ part, text })),
    page: page?.url ?? null,
  };
}

const answerJson = (answer: Diagnosis, words: Words): Json => ({
  known: answer.kind === 'known',
  findings: answer.kind === 'known' ? answer.findings.map((one) => findingJson(one, words)) : [],
  facts: { ...answer.facts },
});

async function explain(
  file: string,
  options: { readonly cloud?: string },
  context: CommandContext,
): Promise<ExitCode> {
  const { io, out, words, session, globals } = context;
  const cloud = options.cloud === undefined ? null : parseCloud(options.cloud);
  if (file === '-' && globals().passwordFd === 0) throw usageError('stdin-taken');
  const text = file === '-' ? await io.readStdin(MAX_BYTES) : (await io.readFile(file, MAX_BYTES)).text;
  const app = await session.opened();
  const answer = await call(app, 'diagnosis.explain', { text, cloud });
  out.result(answerJson(answer, words), () => answerText(answer, context));
  return answer.kind === 'known' ? EXIT.fine : EXIT.refused;
}

/** `explain [FILE|-] [--cloud X]`: what an error text means. Needs no vault; exits with 1 where nothing is known. */
export const registerExplain: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('explain')
    .argument('[file]', words.t('diagnosis.cli.file'), '-')
    .option('--cloud <cloud>', words.t('cli.argument.cloud', { clouds: CLOUD_NAMES.join(', ') }))
    .description(words.t('diagnosis.cli.explain'))
    .action(
      context.action((file: string, options: { readonly cloud?: string }) => explain(file, options, context)),
    );
};
