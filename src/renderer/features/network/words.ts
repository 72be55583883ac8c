import { wayReason } from '../../../shared/failure-words.ts';
import type { WayOut } from '../../../shared/model/network.ts';
import type { ReachAddress, ReachReason, ReachReport } from '../../../shared/model/reach.ts';
import type { Translate } from '../../lib/i18n.ts';

/** Reasons of a step that was left out, which say all there is to say in a word. */
const LEFT_OUT = [
  'earlier-failed',
  'stopped',
  'by-proxy',
  'is-address',
  'plain-http',
  'no-key',
  'may-lock',
] as const;

export type LeftOutReason = (typeof LEFT_OUT)[number];
export type FailedReason = Exclude<ReachReason, LeftOutReason>;

/** Whether a reason is one of a step that was left out. */
export function isLeftOut(reason: ReachReason): reason is LeftOutReason {
  return LEFT_OUT.some((one) => one === reason);
}

/** The ways of an address in a sentence: through which proxies, in which order, or directly. */
export function wayText({ ways, failure }: WayOut, t: Translate): string {
  if (failure !== null) {
    const reason = wayReason(failure);
    return reason === null
      ? t('network.see.noWay', { code: failure })
      : t(`network.reach.reason.${reason}.what`);
  }
  const one = (way: string): string =>
    way === 'direct' ? t('network.see.direct') : t('network.see.through', { proxy: way });
  return ways
    .map((way, index) => (index === 0 ? one(way) : t('network.see.then', { way: one(way) })))
    .join('');
}

/** Where that was decided: whose settings, and by which of them. */
export function whyText({ because, source, detail }: WayOut, t: Translate): string {
  const owner = source === null ? t(`network.see.because.${because}`) : t(`network.see.source.${source}`);
  return detail === null || detail === '' ? owner : `${owner} · ${detail}`;
}

/** What stands out of a whole test: whether it is over, and where it stops. */
export type Verdict =
  | { readonly kind: 'running' }
  | { readonly kind: 'fine'; readonly key: boolean }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'broken'; readonly step: ReachAddress['steps'][number]['step'] | 'signature' };

/** The verdict of a report. */
export function verdictOf({ done, addresses, signature }: ReachReport): Verdict {
  if (!done) return { kind: 'running' };
  const steps = addresses.flatMap((address) => address.steps);
  const failed = steps.find(({ state }) => state === 'failed');
  if (failed !== undefined) return { kind: 'broken', step: failed.step };
  if (signature.state === 'failed') return { kind: 'broken', step: 'signature' };
  const stopped = [...steps, signature].some(({ reason }) => reason === 'stopped');
  return stopped ? { kind: 'stopped' } : { kind: 'fine', key: signature.state === 'ok' };
}

/** Reasons that a person can answer by taking the certificate that was shown. */
const PINNABLE: readonly ReachReason[] = ['unknown-issuer', 'self-signed', 'wrong-name', 'pin-changed'];

/** Whether the certificate of this address was refused for a reason that comparing it settles. */
export function asksForTrust({ steps, certificate }: ReachAddress): boolean {
  const tls = steps.find(({ step }) => step === 'tls');
  return (
    certificate !== null &&
    tls?.state === 'failed' &&
    tls.reason !== null &&
    PINNABLE.some((reason) => reason === tls.reason)
  );
}
