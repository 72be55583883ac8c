import { catalogue, fieldOf, inLocale, siteOf } from '../../shared/catalogue/index.ts';
import { dueState } from '../../shared/due.ts';
import { identityParts } from '../../shared/identity-words.ts';
import { leadTimesPhrase } from '../../shared/lead-times.ts';
import type { CredentialDetail } from '../../shared/model/credential.ts';
import { nextWord } from '../../shared/stages.ts';
import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { inWordsOf, namingFor } from '../in-words.ts';
import { detailJson } from '../json.ts';
import { resolveKey } from '../resolve.ts';
import { printableLines } from '../text/escape.ts';
import {
  certificateLines,
  duePhrase,
  failureAdvice,
  failureTitle,
  healthPhrase,
  instantPhrase,
  lastUsedPhrase,
} from '../text/phrases.ts';
import { renderPairs } from '../text/table.ts';
import type { Words } from '../words.ts';

type Pair = readonly [string, string | null];

function healthText(key: CredentialDetail, words: Words): string {
  const { health } = key;
  if (health.kind === 'unverified') return healthPhrase(health, words).text;
  const said = words.t('cli.show.at', {
    what: healthPhrase(health, words).text,
    when: instantPhrase(health.at, words),
  });
  if (health.kind === 'proven') return said;
  const { failure } = health;
  return [
    said,
    failureTitle(failure, words),
    failureAdvice(failure, key.cloud, words),
    ...certificateLines(failure, words),
  ].join('\n');
}

/** Each of them in days before the key's date, and whose they are. */
function leadTimesText({ leadTimes, ownLeadTimes }: CredentialDetail, words: Words): string {
  const phrase = leadTimesPhrase(leadTimes, words.t('leadTimes.separator'));
  const said = phrase.kind === 'none' ? words.t('leadTimes.none') : words.t('leadTimes.before', phrase);
  return ownLeadTimes === null ? said : words.t('cli.show.lead-own', { days: said });
}

/** What the platform told of whose it is, in its own words. */
function whose({ cloud, identity }: CredentialDetail, words: Words): readonly Pair[] {
  if (identity === null) return [];
  const parts = identityParts(cloud, identity, words.locale).map(({ label, value }): Pair => [label, value]);
  return parts.length === 0 ? [[words.t('cli.show.identity'), words.t('vault.identity.untold')]] : parts;
}

function pairsOf(key: CredentialDetail, now: number, words: Words): readonly Pair[] {
  const { account, identity } = key;
  const instant = (at: number | null): string | null => (at === null ? null : instantPhrase(at, words));
  const name = (field: string): string => {
    const spec = fieldOf(key.cloud, field);
    return spec === undefined ? field : inLocale(spec.label, words.locale);
  };
  const hidden = words.t('cli.show.held');
  return [
    [words.t('cli.column.id'), key.id],
    [words.t('cli.column.label'), key.label],
    [words.t('cli.column.cloud'), inLocale(catalogue[key.cloud].name, words.locale)],
    [words.t('cli.column.account'), `${account.label} (${account.id})`],
    [words.t('cli.show.environment'), account.environment],
    [words.t('cli.show.owner'), account.owner],
    [words.t('cli.show.tags'), account.tags.join(', ')],
    ...Object.entries(key.fields).map(([field, value]): Pair => [name(field), value]),
    ...key.secretFields.map((field): Pair => [name(field), hidden]),
    [words.t('cli.column.health'), healthText(key, words)],
    ...whose(key, words),
    [words.t('cli.show.warning'), identity?.principalKind === 'root' ? words.t('cli.show.root') : null],
    [words.t('cli.show.created'), instant(key.createdAt) ?? words.t('cli.show.unknown')],
    [words.t('cli.show.last-used'), key.lastUsed === null ? null : lastUsedPhrase(key.lastUsed, words)],
    [words.t('cli.show.expires'), instant(key.expiresAt)],
    [words.t('cli.column.due'), duePhrase(dueState(key, key.leadTimes, now), words).text],
    [words.t('cli.show.period'), words.t('cli.show.days', { count: key.periodDays })],
    [words.t('leadTimes.name'), leadTimesText(key, words)],
    [words.t('leadTimes.next'), instant(nextWord(key, key.leadTimes, now))],
    [words.t('cli.show.site'), inLocale(siteOf(key.cloud, account.site).label, words.locale)],
    ...Object.entries(account.endpoints).map(
      ([service, address]): Pair => [words.t('cli.show.endpoint', { service }), address],
    ),
    [
      words.t('cli.show.proxy'),
      account.proxyUser === null ? account.proxy : `${account.proxy} (${account.proxyUser})`,
    ],
    [
      words.t('cli.network.pinned'),
      account.pins.map(({ host, fingerprint }) => `${host} ${fingerprint}`).join('\n'),
    ],
    [words.t('cli.show.warning'), account.plainHttp ? words.t('cli.network.plain') : null],
    [words.t('cli.show.note'), key.note],
    [words.t('cli.show.added'), instant(key.addedAt)],
    [words.t('cli.show.removed'), instant(key.removedAt)],
  ];
}

/** `show ID [--as NAMING]` */
export const registerShow: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('show')
    .argument('<id>', words.t('cli.argument.id'))
    .description(words.t('cli.command.show'))
    .option('--as <naming>', words.t('crosswalk.cli.as'))
    .action(
      context.action(async (text: string, options: { readonly as?: string }) => {
        const app = await context.session.unlocked();
        const { id } = await resolveKey(app, text, 'any');
        const key = await call(app, 'credentials.get', { id });
        if (options.as !== undefined) {
          const naming = namingFor(key, options.as);
          const said = inWordsOf(naming, key, {}, words);
          out.result({ id, naming: naming.id, text: said }, () =>
            context.io.stdout.isTTY ? printableLines(said) : said,
          );
          return EXIT.fine;
        }
        const now = context.io.now();
        out.result(detailJson(key, now), () => renderPairs(pairsOf(key, now, words)));
        return EXIT.fine;
      }),
    );
};
