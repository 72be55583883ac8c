import { catalogue } from '../../../shared/catalogue/index.ts';
import type { KeyValues } from './file-kind.ts';
import { unwritable } from './refusals.ts';

/** What a writer puts into a file: the halves of a key, and its token where it has one. */
export interface Halves {
  readonly publicId: string;
  readonly secret: string;
  readonly token: string | null;
}

/**
 * The halves among the values of a key. Throws `value-unwritable` where one is missing, and for a lone surrogate:
 * no file in UTF-8 has a way to say it, and readers written in Go turn its escape into another character.
 */
export function halvesOf({ cloud, fields, secrets }: KeyValues): Halves {
  const { publicIdField, secretField, tokenField } = catalogue[cloud];
  const token = tokenField === null ? undefined : secrets[tokenField];
  return {
    publicId: sayable(publicIdField, fields[publicIdField]),
    secret: sayable(secretField, secrets[secretField]),
    token: tokenField === null || token === undefined || token === '' ? null : sayable(tokenField, token),
  };
}

/** A value that has to be there and that a file can hold. Throws `value-unwritable`. */
export function sayable(field: string, value: string | undefined): string {
  if (value === undefined || value === '' || !value.isWellFormed()) throw unwritable(field);
  return value;
}
