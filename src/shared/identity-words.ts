import { catalogue, inLocale } from './catalogue/index.ts';
import type { CloudId } from './model/cloud.ts';
import type { Identity } from './model/identity.ts';

/** One part of an identity, under the name that its platform gives it. */
export interface IdentityPart {
  /** `principal`, `account`, `arn`, or the catalogue's name of a detail. */
  readonly part: string;
  readonly label: string;
  readonly value: string;
}

/**
 * What a platform told of whose a key is, in its own words and order; parts that it does not tell are left out. Empty where
 * it told nothing but that the key works.
 */
export function identityParts(cloud: CloudId, identity: Identity, language: string): readonly IdentityPart[] {
  const words = catalogue[cloud].identity;
  const { principal, accountId, arn, details = {} } = identity;
  const part = (name: string, label: string, value: string | null | undefined): IdentityPart[] =>
    value === null || value === undefined || value === '' ? [] : [{ part: name, label, value }];
  const known = Object.entries(words.details).flatMap(([name, label]) =>
    part(name, inLocale(label, language), details[name]),
  );
  // A detail that this program has no word for is shown under its name: a later one wrote it.
  const other = Object.entries(details).flatMap(([name, value]) =>
    name in words.details ? [] : part(name, name, value),
  );
  return [
    ...part('principal', inLocale(words.principal, language), principal),
    ...(words.account === null ? [] : part('account', inLocale(words.account, language), accountId)),
    ...known,
    ...other,
    ...part('arn', words.arn ?? 'ARN', arn),
  ];
}
