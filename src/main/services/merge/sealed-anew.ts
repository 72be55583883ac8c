import type { FieldAddress } from '../../vault/index.ts';
import type { Pair } from './secrets.ts';

/** What the other copy sealed at a place, sealed for the same place here. Throws `secret-unreadable`. */
export function sealedAnew({ here, there }: Pair, address: FieldAddress, sealed: Buffer): Buffer {
  const secret = there.unseal(address, sealed);
  const anew = here.seal(address, secret);
  secret.destroy();
  return anew;
}
