import { createHmac } from 'node:crypto';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { encodeFields } from '../../vault/encoding.ts';
import type { Moment } from '../../vault/repositories/reminders.ts';

const LENGTH = 12;

/** Makes the ids that say nothing outside of the vault: 16 letters of base64url, the same for the same thing. */
export interface OpaqueIds {
  ofKey(id: CredentialId): string;
  ofMoment(moment: Moment): string;
}

/** `seed`: 32 bytes that the vault keeps for nothing else. */
export function opaqueIds(seed: Buffer): OpaqueIds {
  const known = new Map<string, string>();
  const make = (...fields: readonly string[]): string =>
    createHmac('sha256', seed)
      .update(encodeFields(['keyturn/opaque/1', ...fields]))
      .digest()
      .subarray(0, LENGTH)
      .toString('base64url');
  return {
    ofKey(id) {
      const found = known.get(id);
      if (found !== undefined) return found;
      const made = make('key', id);
      known.set(id, made);
      return made;
    },
    ofMoment: ({ rotationId, moment }) => make('rotation', rotationId, moment),
  };
}
