import { catalogue } from '../../../shared/catalogue/index.ts';
import type { ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { BLANK_ACCOUNT } from '../../../shared/model/account.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { FoundKey } from '../../formats/found-key.ts';
import type { NewCredential } from '../credential-writing.ts';
import type { Draft } from './preview.ts';
import type { Committed, ImportTarget } from './target.ts';

/** The rows that a person chose, with the labels, sites and clouds that they settled on. */
export type ChosenRows = ParsedInput<'import.commit'>['rows'];

/**
 * Adds the chosen keys. A key that the vault holds by now is skipped where the secret is the same or it lies in
 * the bin, and gets a new version beside the old one where it is another; its label and account stay.
 *
 * All rows are checked before the first is written. Should the vault fail in between, what was written stays and the
 * preview can be committed again: those rows are skipped then.
 *
 * Throws `invalid-input` for rows, clouds and sites that the preview or the catalogue does not have.
 */
export function commitDraft(draft: Draft, rows: ChosenRows, target: ImportTarget): Committed {
  const chosen = rows.map((row) => inputFor(draft.keys[row.index], row));
  if (new Set(rows.map((row) => row.index)).size !== rows.length) {
    throw new KeyturnError('invalid-input', { field: 'rows' });
  }
  const added = new Set<CredentialId>();
  let skipped = 0;
  for (const { key, input } of chosen) {
    const known = target.find(input.cloud, key.publicId);
    if (known === null) {
      added.add(target.add(input, 'imported'));
    } else if (known.binned || known.sameSecret(key.secret.reveal())) {
      skipped += 1;
    } else {
      target.edit(known.id, { secrets: input.secrets });
      added.add(known.id);
    }
  }
  return { added: [...added], skipped };
}

function inputFor(
  key: FoundKey | undefined,
  row: ChosenRows[number],
): { readonly key: FoundKey; readonly input: NewCredential } {
  if (key === undefined) throw new KeyturnError('invalid-input', { field: 'index' });
  const spec = catalogue[row.cloud];
  if (key.cloudCertain && row.cloud !== key.cloud)
    throw new KeyturnError('invalid-input', { field: 'cloud' });
  if (!spec.sites.some((site) => site.id === row.site))
    throw new KeyturnError('invalid-input', { field: 'site' });
  const input: NewCredential = {
    cloud: row.cloud,
    label: row.label,
    account: { kind: 'new', draft: { ...BLANK_ACCOUNT, label: row.label, site: row.site } },
    fields: {
      [spec.publicIdField]: key.publicId,
      ...(key.region === null ? {} : { [spec.regionField]: key.region }),
    },
    secrets: {
      [spec.secretField]: key.secret.reveal(),
      ...(key.token === null ? {} : { [spec.tokenField]: key.token.reveal() }),
    },
    note: '',
    periodDays: null,
  };
  return { key, input };
}
