import { setImmediate } from 'node:timers/promises';
import { catalogue } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { AccountChoice } from '../../../shared/model/credential.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ImportDone } from '../../../shared/model/import.ts';
import { obstacleOf } from '../../../shared/model/import-taking.ts';
import { publicIdOf, secretOf } from '../../formats/found-key.ts';
import type { NewCredential } from '../credential-writing.ts';
import { type DraftRow, errorsOf, mistakesOf, rowAs } from './draft-row.ts';
import { lightlyMended } from './mend.ts';
import type { Draft } from './preview.ts';
import { type ChosenRow, createGroups, type NamedKey } from './shared-account.ts';
import type { ImportTarget } from './target.ts';

/** The rows that a person chose, with the labels, sites and clouds that they settled on. */
export type ChosenRows = readonly ChosenRow[];

/** As many are written in one transaction: the window answers in between, and the disk is waited for a few times only. */
const AT_A_TIME = 250;

/**
 * Adds the chosen keys. A key that the vault holds by now is skipped where the secret is the same or it lies in
 * the bin, and gets a new version beside the old one where it is another; its label and account stay. Keys for which
 * the source names the same account or user come under one account.
 *
 * Rows that are no whole key of their cloud, and those whose values are no key's, are left out and named; the others
 * come in. All rows are checked before the first is written, and they are written by the hundreds. Should the vault fail or be
 * locked in between, what was written stays and the preview can be committed again: those rows are skipped then.
 *
 * Throws `invalid-input` for rows, clouds and sites that the preview or the catalogue does not have.
 */
export async function commitDraft(draft: Draft, rows: ChosenRows, target: ImportTarget): Promise<ImportDone> {
  if (new Set(rows.map((row) => row.index)).size !== rows.length) {
    throw new KeyturnError('invalid-input', { field: 'rows' });
  }
  const chosen: NamedKey[] = [];
  const refused: ImportDone['refused'] = [];
  for (const row of rows) {
    const found = settled(draft, row);
    const { key, periodDays, origin = '' } = found;
    const why = obstacleOf({ errors: errorsOf(found), mistakes: mistakesOf(key) });
    if (why === null) chosen.push({ key, row, periodDays, origin });
    else refused.push({ index: row.index, line: key.line, sheet: key.sheet, why });
  }
  const keys = draft.rows.map((row) => ({ key: lightlyMended(row).key, origin: row.origin ?? '' }));
  const groups = createGroups({ keys, chosen }, target);
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
    refused,
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

/**
 * A row as it is written: of the cloud that the person settled on, without what stands around its values. Throws as
 * `commitDraft`.
 */
export function settled(draft: Pick<Draft, 'rows'>, row: ChosenRow): DraftRow {
  const found = draft.rows[row.index];
  if (found === undefined) throw new KeyturnError('invalid-input', { field: 'index' });
  if (found.key.sure === 'certain' && row.cloud !== found.key.cloud)
    throw new KeyturnError('invalid-input', { field: 'cloud' });
  if (!catalogue[row.cloud].sites.some((site) => site.id === row.site))
    throw new KeyturnError('invalid-input', { field: 'site' });
  return lightlyMended(rowAs(found, row.cloud));
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
    leadTimes: key.more?.leadTimes ?? null,
    ...(key.more === undefined ? {} : { state: key.more.state }),
    dates: { createdAt: key.about.createdAt, expiresAt: key.about.expiresAt },
  };
}
