import { z } from 'zod';
import { cloudId } from '../model/cloud.ts';

/** What people get wrong when they carry a key from a console into a form or a file. */
export const MISTAKE_KINDS = [
  'stray-spaces',
  'invisible',
  'full-width',
  'wrapped',
  'whole-key',
  'swapped',
  'same-twice',
  'temporary-without-token',
  'temporary-for-permanent',
  'azure-secret-id',
  'other-cloud',
  'escaped-lines',
  'lost-lines',
  'google-api-key',
  'google-oauth-client',
  'placeholder',
  'masked',
  'truncated',
] as const;

export const mistakeKind = z.enum(MISTAKE_KINDS);
export type MistakeKind = z.infer<typeof mistakeKind>;

/** One mistake. It names fields and clouds, never a value. It warns and never blocks. */
export const mistake = z
  .object({
    kind: mistakeKind,
    /** The fields that it is about, by the catalogue's names; the one to show it at first. */
    fields: z.array(z.string()).min(1).readonly(),
    /** Whether `mend` can put it right. */
    mends: z.boolean(),
    /** `other-cloud`: whose id it is. */
    cloud: cloudId.nullable(),
    /** `temporary-for-permanent`: the catalogue's kind of key that would fit. */
    kindId: z.string().nullable(),
  })
  .readonly();
export type Mistake = z.infer<typeof mistake>;

/** A key's fields by the catalogue's names, secret ones included. */
export type KeyValues = Readonly<Record<string, string>>;

/** A mistake of one kind about these fields. */
export function mistakeOf(
  kind: MistakeKind,
  fields: readonly string[],
  more: Partial<Pick<Mistake, 'mends' | 'cloud' | 'kindId'>> = {},
): Mistake {
  return { kind, fields: [...fields], mends: false, cloud: null, kindId: null, ...more };
}
