import { catalogue } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { AccountChoice } from '../../../shared/model/credential.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { asKeyOf, type FoundKey, publicIdOf, secretOf } from '../../formats/found-key.ts';
import type { NewCredential } from '../credential-writing.ts';
import type { Draft } from './preview.ts';
import { accountOf, type ChosenRow, type NamedKey } from './shared-account.ts';
import type { Committed, ImportTarget } from './target.ts';

/** The rows that a person chose, with the labels, sites and clouds that they settled on. */
export type ChosenRows = readonly ChosenRow[];

/**
 * Adds the chosen keys. A key that the vault holds by now is skipped where the secret is the same or it lies in
 * the bin, and gets a new version beside the old one where it is another; its label and account stay. Keys for which
 * the source names the same user come under one account.
 *
 * All rows are checked before the first is written. Should the vault fail in between, what was written stays and the
 * preview can be committed again: those rows are skipped then.
 *
 * Throws `invalid-input` for rows, clouds and sites that the preview or the catalogue does not have.
 */
export function commitDraft(draft: Draft, rows: ChosenRows, target: ImportTarget): Committed {
  const chosen = rows.map((row) => named(draft.keys[row.index], row));
  if (new Set(rows.map((row) => row.index)).size !== rows.length) {
    throw new KeyturnError('invalid-input', { field: 'rows' });
  }
  const added = new Set<CredentialId>();
  let skipped = 0;
  for (const mine of chosen) {
    const { key, row } = mine;
    const known = target.find(row.cloud, publicIdOf(key));
    if (known === null) {
      const account = accountOf(mine, { keys: draft.keys, chosen }, target);
      added.add(target.add(inputFor(mine, account), 'imported'));
    } else if (known.binned || known.sameSecret(secretOf(key)?.reveal() ?? '')) {
      skipped += 1;
    } else {
      target.edit(known.id, { secrets: secretsOf(mine) });
      added.add(known.id);
    }
  }
  return { added: [...added], skipped };
}

function named(key: FoundKey | undefined, row: ChosenRow): NamedKey {
  if (key === undefined) throw new KeyturnError('invalid-input', { field: 'index' });
  if (key.sure === 'certain' && row.cloud !== key.cloud)
    throw new KeyturnError('invalid-input', { field: 'cloud' });
  if (!catalogue[row.cloud].sites.some((site) => site.id === row.site))
    throw new KeyturnError('invalid-input', { field: 'site' });
  return { key: asKeyOf(row.cloud, key), row };
}

function secretsOf({ key }: NamedKey): NewCredential['secrets'] {
  return Object.fromEntries(Object.entries(key.secrets).map(([field, secret]) => [field, secret.reveal()]));
}

function inputFor(mine: NamedKey, account: AccountChoice): NewCredential {
  const { key, row } = mine;
  return {
    cloud: row.cloud,
    label: row.label,
    account,
    fields: key.fields,
    secrets: secretsOf(mine),
    note: '',
    periodDays: null,
    leadTimes: null,
  };
}
