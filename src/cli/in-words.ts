import { copiedAs } from '../shared/crosswalk/copy.ts';
import { type Naming, namingOf, namingsFor } from '../shared/crosswalk/index.ts';
import type { CredentialDetail } from '../shared/model/credential.ts';
import { usageError } from './errors.ts';
import type { Words } from './words.ts';

/** The naming that `--as` names for this key. Ends as a wrong command line where it is not known or has no place for it. */
export function namingFor(key: CredentialDetail, id: string): Naming {
  const fitting = namingsFor(key.cloud, key.kind === 'temporary');
  const naming = namingOf(id);
  if (naming !== undefined && fitting.includes(naming)) return naming;
  throw usageError('unknown-naming', { name: id, known: fitting.map((each) => each.id).join(', ') });
}

/** A key in the words of a product, ending in a line break; without `secrets` what is not confidential alone. */
export function inWordsOf(
  naming: Naming,
  { cloud, kind, fields, account }: CredentialDetail,
  secrets: Readonly<Record<string, string>>,
  words: Words,
): string {
  const { site, endpoints } = account;
  return copiedAs(
    naming,
    { cloud, site, temporary: kind === 'temporary', fields, secrets, endpoints },
    words.locale,
  );
}
