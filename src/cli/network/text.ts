import type { NetworkSettings, WayOut } from '../../shared/model/network.ts';
import type { ReachAddress, ReachReport } from '../../shared/model/reach.ts';
import { isoInstant } from '../json.ts';
import type { Json } from '../output.ts';
import { printable } from '../text/escape.ts';
import { failureTitle, instantPhrase } from '../text/phrases.ts';
import { renderPairs } from '../text/table.ts';
import type { Words } from '../words.ts';

type Pair = readonly [string, string | null];

/** The vault's settings for the terminal. */
export function settingsText({ proxy, bypass, authorities }: NetworkSettings, words: Words): string {
  const user = proxy.kind === 'fixed' ? proxy.user : null;
  const address = proxy.kind === 'fixed' || proxy.kind === 'pac' ? ` ${proxy.url}` : '';
  const password = proxy.kind === 'fixed' && proxy.hasPassword ? ` (${words.t('cli.show.held')})` : '';
  return renderPairs([
    [words.t('cli.show.proxy'), `${words.t(`cli.network.kind.${proxy.kind}`)}${address}`],
    [words.t('cli.network.user'), user === null ? null : `${user}${password}`],
    [words.t('cli.network.bypass'), bypass.join(', ')],
    ...authorities.map(
      ({ id, subject, fingerprint, until }): Pair => [
        words.t('cli.network.authority'),
        [
          `${id}  ${subject}`,
          fingerprint,
          words.t('cli.network.until', { date: instantPhrase(until, words) }),
        ].join('\n'),
      ],
    ),
  ]);
}

export const settingsJson = ({ proxy, bypass, authorities }: NetworkSettings): Json => ({
  proxy: { ...proxy },
  bypass: [...bypass],
  authorities: authorities.map((one) => ({
    ...one,
    from: isoInstant(one.from),
    until: isoInstant(one.until),
  })),
});

/** Ways with what decided on them. */
export function waysText(ways: readonly WayOut[], words: Words): string {
  return renderPairs(
    ways.map(({ host, ways: hops, because, source, detail, failure }): Pair => {
      const reason = words.dynamic(`network.see.because.${because}`, {}, because);
      const from = source === null ? null : words.dynamic(`network.see.source.${source}`, {}, source);
      const why = [reason, from, detail].filter((part) => part !== null).join(', ');
      return [host, `${failure ?? hops.join(' \u2192 ')} (${why})`];
    }),
  );
}

export const waysJson = (ways: readonly WayOut[]): Json => ({
  ways: ways.map((one) => ({ ...one, ways: [...one.ways] })),
});

type Step = ReachAddress['steps'][number] | ReachReport['signature'];

/** One step: its mark, its name, how long it took, and what to do where it failed. */
function stepLine(name: string, { state, ms, reason, facts }: Step, words: Words): string {
  const mark = { ok: '\u2713', failed: '\u2717', skipped: '\u2013', running: '\u2026', waiting: '\u2026' }[
    state
  ];
  const took = ms === null ? '' : ` ${ms} ms`;
  const said = Object.entries(facts).map(([key, value]) => `${key} ${printable(value)}`);
  const title = words.dynamic(`network.reach.step.${name}`, {}, name);
  const line = `  ${mark} ${title}${took}${said.length === 0 ? '' : `  (${said.join('; ')})`}`;
  if (reason === null) return line;
  if (state === 'skipped') return `${line}  ${words.dynamic(`network.reach.skipped.${reason}`, {}, reason)}`;
  const what = words.dynamic(`network.reach.reason.${reason}.what`, {}, reason);
  const todo = words.dynamic(`network.reach.reason.${reason}.todo`, {}, '');
  return [line, `    ${what}`, ...(todo === '' ? [] : [`    ${todo}`])].join('\n');
}

/** A certificate as it is compared with another one. */
export function certificateLines({ certificate, pinned }: ReachAddress, words: Words): readonly string[] {
  if (certificate === null) return [];
  const { fingerprint, subject, issuer, until } = certificate;
  const pairs = renderPairs([
    [words.t('cli.network.subject'), subject],
    [words.t('cli.network.issuer'), issuer],
    [words.t('cli.show.expires'), instantPhrase(until, words)],
    ['SHA-256', fingerprint],
    [words.t('cli.network.pinned'), pinned],
  ]);
  return pairs
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`);
}

/** A whole report for the terminal. */
export function reportText({ addresses, signature }: ReachReport, words: Words): string {
  const parts = addresses.map((address) => {
    const steps = address.steps.map((step) => stepLine(step.step, step, words));
    const shown = address.trustedBy === null ? certificateLines(address, words) : [];
    return [`${address.name} ${printable(address.url)}`, ...steps, ...shown].join('\n');
  });
  const failed = signature.failure === null ? [] : [`    ${failureTitle(signature.failure, words)}`];
  return `${[...parts, [stepLine('signature', signature, words), ...failed].join('\n')].join('\n')}\n`;
}

export const reportJson = ({ addresses, signature }: ReachReport): Json => ({
  addresses: addresses.map(({ way, certificate, steps, ...address }) => ({
    ...address,
    ways: way === null ? [] : [...way.ways],
    certificate: certificate && {
      ...certificate,
      names: [...certificate.names],
      from: isoInstant(certificate.from),
      until: isoInstant(certificate.until),
    },
    steps: steps.map(({ facts, ...step }) => ({ ...step, facts: { ...facts } })),
  })),
  signature: {
    state: signature.state,
    ms: signature.ms,
    reason: signature.reason,
    failure: signature.failure?.kind ?? null,
  },
});

/** Whether every address answered and the key, where there is one, worked. */
export const isReached = ({ addresses, signature }: ReachReport): boolean =>
  signature.state !== 'failed' &&
  addresses.every(({ steps }) => steps.every(({ state }) => state !== 'failed'));
