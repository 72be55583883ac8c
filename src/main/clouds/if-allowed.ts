import { CloudError } from './cloud-error.ts';
import { isForbidden } from './http/allowed-hosts.ts';

/**
 * Runs a read that a valid key may well be refused: null when it is denied, or when the vendor's code says that this
 * service does not offer it. Every other failure is thrown on.
 */
export async function ifAllowed<T>(
  read: () => Promise<T>,
  isNotOffered: (vendorCode: string) => boolean,
): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const { kind, vendorCode } = error.failure;
    if (kind === 'denied-but-valid' || isNotOffered(vendorCode ?? '')) return null;
    throw error;
  }
}

/**
 * Runs a read beside the one that proved a key: null when it fails in any way that a cloud or the network can,
 * or a rule of this computer forbids it, because the proof stands all the same. What the caller gave up, and addresses that
 * nothing may be sent to, are thrown on.
 */
export async function ifTold<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CloudError || isForbidden(error)) return null;
    throw error;
  }
}
