import { type Guide, guideOf, loadGuides } from '../../shared/catalogue/guides/index.ts';
import {
  type Bilingual,
  catalogue,
  inLocale,
  type KindSpec,
  type SiteSpec,
} from '../../shared/catalogue/index.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import { CLOUD_NAMES, parseCloud, parseKind, parseSite } from '../clouds.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Json } from '../output.ts';

interface GuideOptions {
  readonly kind?: string;
  readonly site?: string;
}

interface Asked {
  readonly cloud: CloudId;
  readonly kind: KindSpec;
  readonly site: SiteSpec;
  readonly guide: Guide;
}

/** Plain text with the pages' addresses, for somebody who reads it in one window and works in another. */
function guideText({ cloud, kind, site, guide }: Asked, { out, words }: CommandContext): string {
  const say = (text: Bilingual): string => inLocale(text, words.locale);
  const lines = [
    out.paint(`${say(catalogue[cloud].name)} · ${say(kind.label)} · ${say(site.label)}`, 'strong'),
    '',
    ...guide.before.map(({ text }) => `- ${say(text)}`),
    ...(guide.before.length > 0 ? [''] : []),
    ...guide.steps.flatMap((step, index) => {
      const page = step.opens === undefined ? undefined : site.pages[step.opens];
      return [
        `${index + 1}. ${say(step.text)}`,
        ...(step.note === undefined ? [] : [`   ${say(step.note)}`]),
        ...(step.caution === undefined ? [] : [`   ! ${say(step.caution)}`]),
        ...(page === undefined ? [] : [`   ${page}`]),
        ...(step.copies === undefined ? [] : step.copies.split('\n').map((line) => `     ${line}`)),
      ];
    }),
    ...(guide.changed ?? []).flatMap(({ was, now }) => [
      '',
      words.t('guide.was', { text: say(was) }),
      words.t('guide.now', { text: say(now) }),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function guideJson({ cloud, kind, site, guide }: Asked, { words }: CommandContext): Json {
  const say = (text: Bilingual | undefined): string | null =>
    text === undefined ? null : inLocale(text, words.locale);
  return {
    cloud,
    kind: kind.id,
    site: site.id,
    before: guide.before.map(({ text, source }) => ({ text: say(text), source })),
    steps: guide.steps.map((step) => ({
      id: step.id,
      text: say(step.text),
      note: say(step.note),
      caution: say(step.caution),
      page: step.opens === undefined ? null : (site.pages[step.opens] ?? null),
      copies: step.copies ?? null,
      fills: [...(step.fills ?? [])],
      source: step.source,
    })),
    changed: (guide.changed ?? []).map(({ was, now, source }) => ({ was: say(was), now: say(now), source })),
  };
}

async function guide(name: string, options: GuideOptions, context: CommandContext): Promise<ExitCode> {
  const cloud = parseCloud(name);
  const kind = parseKind(cloud, options.kind);
  const site = parseSite(cloud, options.site);
  const found = guideOf(await loadGuides(cloud), { kind: kind.id, site: site.id });
  if (found === undefined) throw usageError('no-guide', { kind: kind.id, site: site.id });
  const asked = { cloud, kind, site, guide: found };
  context.out.result(guideJson(asked, context), () => guideText(asked, context));
  return EXIT.fine;
}

/** `guide CLOUD [--kind K] [--site S]`: how to get a key, with the pages' addresses. Needs no vault. */
export const registerGuide: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('guide')
    .argument('<cloud>', words.t('cli.argument.cloud', { clouds: CLOUD_NAMES.join(', ') }))
    .description(words.t('cli.command.guide'))
    .option('--kind <kind>', words.t('cli.option.kind'))
    .option('--site <site>', words.t('cli.option.guide-site'))
    .action(context.action((cloud: string, options: GuideOptions) => guide(cloud, options, context)));
};
