import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { ConsumerId } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { publicIdOf } from '../../formats/found-key.ts';
import type { Random } from '../../ports/random.ts';
import type { Vault } from '../../vault/index.ts';
import { rememberPlaces, type Sighting } from '../consumers/remember.ts';
import { commitDraft, settled } from '../import/commit.ts';
import { nameOf } from '../import/preview.ts';
import type { ImportTarget } from '../import/target.ts';
import type { Compared } from './compare.ts';
import type { Finding } from './findings.ts';

type Rows = ParsedInput<'look.import'>['rows'];

/**
 * Takes found keys into the vault and remembers where they lie. An older secret of a key, or a key that was replaced, is
 * not taken again: its place is remembered as one of the key that is in use, and so has it coming. Of a key that was found
 * several times the first chosen one is taken. Throws as `commitDraft`.
 */
export async function takeFound(
  findings: readonly Finding[],
  /** As the vault says of the findings now, in their order. */
  compared: readonly Compared[],
  rows: Rows,
  deps: {
    readonly vault: Vault;
    readonly writing: ImportTarget;
    readonly random: Random;
    readonly now: number;
  },
): Promise<Output<'look.import'>> {
  const { vault, writing, random, now } = deps;
  if (new Set(rows.map(({ index }) => index)).size !== rows.length) {
    throw new KeyturnError('invalid-input', { field: 'rows' });
  }
  const draft = { rows: findings.map(({ row }) => row), fileName: null, tables: null };
  const named = rows.map((row) => {
    const { key } = settled(draft, row);
    return { row, key, name: nameOf(key) };
  });
  const toTake = new Map<string, Rows[number]>();
  for (const { row, name } of named) {
    if (isToTake(compared[row.index]) && !toTake.has(name)) toTake.set(name, row);
  }
  const done = await commitDraft(draft, [...toTake.values()], writing);
  const refused = new Set(done.refused.map(({ index }) => index));

  // In one snapshot: a transaction for each of thousands of keys takes as long as writing them.
  const sightings = vault.read(() =>
    named.flatMap(({ row, key }): Sighting[] => {
      const finding = findings[row.index];
      if (finding === undefined || refused.has(row.index)) return [];
      const id = compared[row.index]?.stale?.newer ?? holderOf(key, writing);
      return id === null ? [] : [{ credentialId: id, place: finding.where }];
    }),
  );
  let places: ConsumerId[] = [];
  vault.write((db) => {
    places = rememberPlaces(vault, db, sightings, { random, now });
    const detail = { places: String(new Set(places).size), keys: String(done.added.length) };
    vault.audit(db, { action: 'look.taken', credentialId: null, detail });
  });
  return { ...done, places: [...new Set(places)] };
}

function isToTake(one: Compared | undefined): boolean {
  if (one === undefined || one.stale !== null) return false;
  const { kind } = one.row.status;
  return kind !== 'duplicate';
}

/** The key of the vault that a found one is; null for one of its bin. */
function holderOf(key: Finding['row']['key'], writing: ImportTarget): CredentialId | null {
  const held = writing.find(key.cloud, publicIdOf(key));
  return held === null || held.binned ? null : held.id;
}
