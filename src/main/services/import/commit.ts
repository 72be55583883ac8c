import { setImmediate } from 'node:timers/promises';
import { catalogue, kindOfKey } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { AccountChoice } from '../../../shared/model/credential.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ImportDone } from '../../../shared/model/import.ts';
import { asKeyOf, publicIdOf, secretOf } from '../../formats/found-key.ts';
import type { NewCredential } from '../credential-writing.ts';
import type { Draft } from './preview.ts';
import { type ChosenRow, createGroups, type NamedKey } from './shared-account.ts';
import type { ImportTarget } from './target.ts';

/** The rows that a person chose, with the labels, sites and clouds that they settled on. */
export type ChosenRows = readonly ChosenRow[];

/** As many are written in one transaction: the window answers in between. */
const AT_A_TIME = 100;

/**
 * Adds the chosen keys. A key that the vault holds by now is skipped where the secret is the same or it lies in
 * the bin, and gets a new version beside the old one where it is another; its label and account stay. Keys for which
 * the source names the same account or user come under one account.
 *
 * All rows are checked before the first is written, and they are written by the hundred. Should the vault fail or be
 * locked in between, what was written stays and the preview can be committed again: those rows are skipped then.
 *
 * Throws `invalid-input` for rows, clouds and sites that the preview or the catalogue does not have, `missing-fields`
 * for rows that are no whole key of their cloud.
 */
export async function commitDraft(draft: Draft, rows: ChosenRows, target: ImportTarget): Promise<ImportDone> {
  const chosen = rows.map((row) => named(draft, row));
  if (new Set(rows.map((row) => row.index)).size !== rows.length) {
    throw new KeyturnError('invalid-input', { field: 'rows' });
  }
  const groups = createGroups({ keys: draft.rows.map(({ key }) => key), chosen }, target);
  const done = {
    added: new Set<CredentialId>(),
    renewed: new Set<CredentialId>(),
    reasons: { duplicate: 0, 'in-bin': 0 },
  };
  for (let from = 0; from < chosen.length; from += AT_A_TIME) {
    if (from > 0) await setImmediate();
    const some = chosen.slice(from, from + AT_A_TIME);
    target.together(() => {
      for (const mine of some) write(mine, () => groups.accountOf(mine), target, done);
    });
  }
  return {
    added: [...done.added],
    renewed: [...done.renewed],
    skipped: done.reasons.duplicate + done.reasons['in-bin'],
    reasons: done.reasons,
  };
}

interface Tally {
  readonly added: Set<CredentialId>;
  readonly renewed: Set<CredentialId>;
  readonly reasons: { duplicate: number; 'in-bin': number };
}

function write(mine: NamedKey, account: () => AccountChoice, target: ImportTarget, done: Tally): void {
  const { key, row } = mine;
  const known = target.find(row.cloud, publicIdOf(key));
  if (known === null) {
    done.added.add(target.add(inputFor(mine, account()), 'imported'));
  } else if (known.binned) {
    done.reasons['in-bin'] += 1;
  } else if (known.sameSecret(secretOf(key)?.reveal() ?? '')) {
    done.reasons.duplicate += 1;
  } else {
    target.edit(known.id, { secrets: secretsOf(mine) });
    // A file may hold two secrets of a key that is new: it is no older for that.
    if (!done.added.has(known.id)) done.renewed.add(known.id);
    done.added.add(known.id);
  }
}

function named(draft: Draft, row: ChosenRow): NamedKey {
  const found = draft.rows[row.index];
  if (found === undefined) throw new KeyturnError('invalid-input', { field: 'index' });
  if (found.key.sure === 'certain' && row.cloud !== found.key.cloud)
    throw new KeyturnError('invalid-input', { field: 'cloud' });
  const { sites, fields } = catalogue[row.cloud];
  if (!sites.some((site) => site.id === row.site)) throw new KeyturnError('invalid-input', { field: 'site' });
  const key = asKeyOf(row.cloud, found.key);
  const temporary = kindOfKey(row.cloud, publicIdOf(key), key.secrets) === 'temporary';
  const missing = fields.filter(
    ({ key: field, required, secret }) =>
      (required === 'always' || (required === 'temporary' && temporary)) &&
      (secret ? key.secrets[field] === undefined : (key.fields[field] ?? '') === ''),
  );
  if (missing.length > 0) {
    throw new KeyturnError('missing-fields', { fields: missing.map((field) => field.key).join(', ') });
  }
  return { key, row, periodDays: found.periodDays };
}

function secretsOf({ key }: NamedKey): NewCredential['secrets'] {
  return Object.fromEntries(Object.entries(key.secrets).map(([field, secret]) => [field, secret.reveal()]));
}

function inputFor(mine: NamedKey, account: AccountChoice): NewCredential {
  const { key, row, periodDays } = mine;
  return {
    cloud: row.cloud,
    label: row.label,
    account,
    fields: key.fields,
    secrets: secretsOf(mine),
    note: key.about.note ?? '',
    periodDays,
    leadTimes: null,
    dates: { createdAt: key.about.createdAt, expiresAt: key.about.expiresAt },
  };
}
