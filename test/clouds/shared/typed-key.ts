import { catalogue } from '../../../src/shared/catalogue/index.ts';
import type { CloudId } from '../../../src/shared/model/cloud.ts';
import type { TypedKey } from '../stand-in.ts';
import type { StoredKey } from './model.ts';

/** Writes keys as a person would type them in, by the field names of the catalogue. */
export function typingFor(cloud: CloudId) {
  const { secretField } = catalogue[cloud];
  return {
    typed: (stored: StoredKey, fields: TypedKey['fields'] = {}): TypedKey => ({
      stored,
      publicId: stored.publicId,
      fields,
      secrets: { [secretField]: stored.secret },
    }),
    /** The same length, and another last character. */
    withWrongSecret: (key: TypedKey): TypedKey => {
      const secret = key.secrets[secretField] ?? '';
      const wrong = `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`;
      return { ...key, secrets: { ...key.secrets, [secretField]: wrong } };
    },
    withUnknownId: (key: TypedKey, publicId: string): TypedKey => ({ ...key, publicId }),
  };
}
