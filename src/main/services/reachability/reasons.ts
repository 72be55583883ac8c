import type { ReachReason } from '../../../shared/model/reach.ts';
import { wayFailure } from '../../../shared/way-codes.ts';

/** Why no way was found. */
export function reasonOfWay(failure: string): ReachReason {
  if (failure === 'PAC_UNREACHABLE') return 'pac-unreachable';
  if (failure === 'PAC_BROKEN') return 'pac-broken';
  return failure === 'policy-forbids' ? 'policy' : 'proxy-address';
}

const UNREACHABLE = /E(?:HOST|NET)(?:UNREACH|DOWN)$|EADDRNOTAVAIL$/;

/** Why a connection did not stand, its proxy included. */
export function reasonOfConnection(code: string): ReachReason {
  if (code.startsWith('PROXY_')) return wayFailure(code) ?? 'proxy-unreachable';
  if (code === 'ENOTFOUND') return 'name-unknown';
  if (code === 'EAI_AGAIN') return 'name-unanswered';
  if (code === 'ECONNREFUSED') return 'refused';
  if (UNREACHABLE.test(code)) return 'unreachable';
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return 'timeout';
  return 'broken-off';
}

/** Whether the name was what failed, rather than the connection. */
export const isNameReason = (reason: ReachReason): boolean =>
  reason === 'name-unknown' || reason === 'name-unanswered';

const CERTIFICATES: Readonly<Record<string, ReachReason>> = {
  PIN_CHANGED: 'pin-changed',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-name',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
};

/** Why TLS did not come up on a connection that stands. */
export function reasonOfTls(code: string, shown: boolean): ReachReason {
  const known = CERTIFICATES[code];
  if (known !== undefined) return known;
  if (/TIMEOUT/.test(code)) return 'timeout';
  if (/^(?:EPROTO|ERR_SSL_)/.test(code)) return 'no-tls';
  return shown ? 'other-certificate' : 'broken-off';
}
