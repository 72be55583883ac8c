import { codeReason } from './code-reason.ts';
import type { CloudFailure, FailureKind } from './model/failure.ts';
import type { ReachReason } from './model/reach.ts';

/** Codes of our own for what was found before anything was sent, or seen in an answer that does not say it itself. */
const OWN_CODES = {
  MALFORMED_PRIVATE_KEY: 'private-key',
  FOREIGN_TOKEN_URI: 'token-uri',
  MALFORMED_TENANT_ID: 'tenant',
  MALFORMED_REGION: 'region',
  NO_ADDRESS: 'no-address',
  SERVER_TIMEZONE: 'server-zone',
  POLICY_FORBIDS: 'policy',
} as const;

/** Failures that are worded by themselves. */
export type OwnFailure = (typeof OWN_CODES)[keyof typeof OWN_CODES] | 'key-locked';

/** Reasons that a code can stand for; the others come of looking at an address in steps. */
export type CodeReason = Exclude<
  ReachReason,
  'earlier-failed' | 'stopped' | 'by-proxy' | 'is-address' | 'plain-http' | 'no-key' | 'may-lock'
>;

/** As much of a failure as its words depend on. */
export type Worded = Pick<CloudFailure, 'kind' | 'vendorCode'>;

/** Huawei's gateway has one code for every refused signature, and waiting answers but one of them: the lock. */
const isLock = ({ kind, vendorCode }: Worded): boolean =>
  kind === 'throttled' && /^APIGW?\.0301$/.test(vendorCode ?? '');

const isOwnCode = (code: string): code is keyof typeof OWN_CODES => Object.hasOwn(OWN_CODES, code);

/** What a failure is beyond its kind, where that says more than the kind's own words; else null. */
export function ownFailure(failure: Worded): OwnFailure | null {
  if (isLock(failure)) return 'key-locked';
  const { vendorCode: code } = failure;
  return code !== null && isOwnCode(code) ? OWN_CODES[code] : null;
}

/** Kinds whose codes are the transport's and no cloud's. */
const ON_THE_WAY: readonly FailureKind[] = ['network', 'untrusted-certificate', 'wrong-endpoint'];

/** Where on the way it went wrong, where the code tells; else null. */
function onTheWay({ kind, vendorCode }: Worded): CodeReason | null {
  if (vendorCode === null || !ON_THE_WAY.includes(kind)) return null;
  const reason = codeReason(vendorCode);
  // Of TLS where none is spoken, the code tells; other words of a server that is another one are its own.
  if (kind === 'wrong-endpoint' && reason !== 'no-tls') return null;
  return reason as CodeReason | null;
}

/** The keys of the sentences that tell of a failure. `line` stands alone where there is room for one. */
export function failureWords(failure: Worded) {
  const own = ownFailure(failure);
  if (own !== null) {
    const title = `failureOwn.${own}.title` as const;
    const [meaning, action] = [`failureOwn.${own}.meaning`, `failureOwn.${own}.action`] as const;
    return { title, meaning, action, line: title };
  }
  const { kind } = failure;
  const title = `failure.${kind}.title` as const;
  const reason = onTheWay(failure);
  if (reason !== null) {
    const meaning = `network.reach.reason.${reason}.what` as const;
    return { title, meaning, action: `network.reach.reason.${reason}.todo` as const, line: meaning };
  }
  return {
    title,
    meaning: `failure.${kind}.meaning` as const,
    action: `failure.${kind}.action` as const,
    line: title,
  };
}

/** A sentence as it stands in a row among others, without its full stop. */
export const inRow = (sentence: string): string => sentence.replace(/[.。]$/, '');

/** Whether the words say all there is to say, since the code is no cloud's. */
export const isOurCode = (failure: Worded): boolean =>
  isOwnCode(failure.vendorCode ?? '') || onTheWay(failure) !== null;

type WayReason = Extract<ReachReason, `proxy-${string}` | 'pac-unreachable' | 'pac-broken' | 'pin-changed'>;

const isWayReason = (reason: ReachReason | null): reason is WayReason =>
  reason !== null && /^(?:proxy-|pac-|pin-changed$)/.test(reason);

/** What a code of our own says of the way to a platform: its proxy, its script or its pinned certificate; else null. */
export function wayReason(code: string | null): WayReason | null {
  const reason = code === null ? null : codeReason(code);
  return isWayReason(reason) ? reason : null;
}
