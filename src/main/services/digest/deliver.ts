import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { DeliveryOutcome, WebhookKind } from '../../../shared/model/digest.ts';
import type { Locale } from '../../../shared/model/settings.ts';
import { CloudError } from '../../clouds/cloud-error.ts';
import type { Http } from '../../clouds/http/http.ts';
import { VAULT_WAY } from '../../clouds/way.ts';
import { VENDORS } from './receivers/index.ts';
import { failed, type OpenAddress, unknown } from './receivers/vendor.ts';
import type { Message } from './text.ts';

/** A call that came to no answer that could be read. Nothing of the address is in what is told. */
function withoutAnswer({ failure, outcome }: CloudError): DeliveryOutcome {
  const { kind, httpStatus, vendorCode } = failure;
  if (httpStatus !== null && httpStatus >= 300 && httpStatus < 400) return failed('redirected', httpStatus);
  if (kind === 'untrusted-certificate') return failed('certificate', vendorCode);
  if (outcome === 'refused') return failed('network', vendorCode);
  if (vendorCode === 'TIMEOUT') return unknown('timeout', null);
  return unknown(kind === 'wrong-endpoint' ? 'answer' : 'connection', vendorCode);
}

export interface Delivering {
  readonly kind: WebhookKind;
  readonly address: OpenAddress;
  readonly message: Message;
  readonly locale: Locale;
  readonly now: number;
}

/**
 * Sends one message, once: nothing is repeated here, since a message whose answer was lost may have been shown. Redirects
 * are not followed, and time and size of the answer are bounded by the layer below. Never throws for what a network or a
 * vendor does.
 */
export async function deliver(
  http: Http,
  { kind, address, message, locale, now }: Delivering,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  const vendor = VENDORS[kind];
  try {
    const request = vendor.request(address, message, { now, locale });
    return vendor.outcome(await http.exchange(request, { way: VAULT_WAY, signal }));
  } catch (error) {
    if (error instanceof CloudError) return withoutAnswer(error);
    if (signal.aborted) return unknown('interrupted', null);
    if (error instanceof KeyturnError) {
      return failed(error.code === 'policy-forbids' ? 'policy' : 'refused', null);
    }
    throw error;
  }
}
