import { codeReason } from '../../../shared/code-reason.ts';
import type { ReachReason } from '../../../shared/model/reach.ts';

const OF_CHOICE: readonly ReachReason[] = ['pac-unreachable', 'pac-broken', 'proxy-socks4'];

/** Why no way was found. */
export function reasonOfWay(failure: string): ReachReason {
  if (failure === 'policy-forbids') return 'policy';
  const reason = codeReason(failure);
  return reason !== null && OF_CHOICE.includes(reason) ? reason : 'proxy-address';
}

/** Why a connection did not stand, its proxy included. */
export const reasonOfConnection = (code: string): ReachReason => codeReason(code) ?? 'broken-off';

/** Whether the name was what failed, rather than the connection. */
export const isNameReason = (reason: ReachReason): boolean =>
  reason === 'name-unknown' || reason === 'name-unanswered';

/** Why TLS did not come up on a connection that stands. */
export const reasonOfTls = (code: string, shown: boolean): ReachReason =>
  codeReason(code) ?? (shown ? 'other-certificate' : 'broken-off');
