import { siteOf } from '../../shared/catalogue/index.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import type { ConsumerId } from '../../shared/model/consumer.ts';
import { canTake } from '../../shared/model/import-taking.ts';
import type { LookedKey, LookedPlace, LookView } from '../../shared/model/look.ts';
import { initialChoice, type RowChoice } from './import-rows.ts';

/** What choosing a found key does. `place`: the key is held already, or comes in with another row: only its place is new. */
export type Taking = 'import' | 'place';

/** What choosing a found key would do; null where there is nothing to choose. */
export function takingOf({ row, stale, consumer }: LookedKey): Taking | null {
  // An older secret of a key is no new version of it.
  if (canTake(row) && stale === null) return 'import';
  if (consumer !== null || row.status.kind === 'in-bin') return null;
  if (row.status.kind === 'repeated') return row.status.sameSecret ? 'place' : null;
  return stale !== null || row.status.kind === 'duplicate' ? 'place' : null;
}

/**
 * How a found key starts: what is new and certain is taken, with all the places where it lies. Guesses, second secrets
 * and keys that are held already wait for the person's word.
 */
export function initialLookChoice(key: LookedKey): RowChoice {
  const choice = initialChoice(key.row);
  const { kind } = key.row.status;
  const plain = takingOf(key) !== null && key.stale === null && (kind === 'new' || kind === 'repeated');
  return { ...choice, taken: plain && key.row.sure === 'certain' };
}

/** The person's word on a found key, or how it starts. */
export const lookChoiceOf = (key: LookedKey, choices: ReadonlyMap<number, RowChoice>): RowChoice =>
  choices.get(key.row.index) ?? initialLookChoice(key);

/** The same choice for another cloud, at its first site. */
export const withCloud = (choice: RowChoice, cloud: CloudId): RowChoice => ({
  ...choice,
  cloud,
  site: siteOf(cloud, '').id,
});

/** The keys that are chosen, by what that does. */
export function chosenOf(
  keys: readonly LookedKey[],
  choices: ReadonlyMap<number, RowChoice>,
): Readonly<Record<Taking, readonly LookedKey[]>> {
  const chosen = keys.filter((key) => takingOf(key) !== null && lookChoiceOf(key, choices).taken);
  return {
    import: chosen.filter((key) => takingOf(key) === 'import'),
    place: chosen.filter((key) => takingOf(key) === 'place'),
  };
}

/** What main is asked to take of these keys. A name that was emptied is the masked id again. */
export function rowsToTake(
  keys: readonly LookedKey[],
  choices: ReadonlyMap<number, RowChoice>,
): Input<'look.import'>['rows'] {
  return keys.map((key) => {
    const { cloud, site, label } = lookChoiceOf(key, choices);
    const { index, publicId } = key.row;
    return { index, cloud: cloud ?? key.row.cloud, site, label: label.trim() || publicId || String(index) };
  });
}

/** How the box above the keys stands, and what a press of it makes of them. */
export function allOf(keys: readonly LookedKey[], choices: ReadonlyMap<number, RowChoice>) {
  const open = keys.filter((key) => takingOf(key) !== null);
  // A second secret for a known key is chosen one by one.
  const plain = open.filter(({ row }) => row.status.kind !== 'other-secret');
  const isTaken = (key: LookedKey): boolean => lookChoiceOf(key, choices).taken;
  const some = open.some(isTaken);
  const all = some && plain.every(isTaken);
  return {
    possible: open.length > 0,
    checked: some,
    mixed: some && !all,
    next: (): ReadonlyMap<number, RowChoice> =>
      new Map(
        open.map((key) => [
          key.row.index,
          { ...lookChoiceOf(key, choices), taken: !all && (plain.includes(key) || isTaken(key)) },
        ]),
      ),
  };
}

/** A line of what was found: a place, or a key that lies there. */
export type LookLine =
  | { readonly kind: 'place'; readonly place: LookedPlace; readonly keys: readonly LookedKey[] }
  | { readonly kind: 'key'; readonly place: LookedPlace; readonly key: LookedKey };

/** What was found, place by place: those with keys first, then those that could not be read. The rest has no line. */
export function linesOf({ places, keys }: LookView): readonly LookLine[] {
  const lying = new Map<number, LookedKey[]>();
  for (const key of keys) {
    const there = lying.get(key.place);
    if (there === undefined) lying.set(key.place, [key]);
    else there.push(key);
  }
  const holding = places.filter(({ index }) => lying.has(index));
  const unread = places.filter(({ index, problems }) => !lying.has(index) && problems.length > 0);
  return [...holding, ...unread].flatMap((place): LookLine[] => {
    const there = lying.get(place.index) ?? [];
    return [
      { kind: 'place', place, keys: there },
      ...there.map((key) => ({ kind: 'key' as const, place, key })),
    ];
  });
}

/** The remembered places that still hold a secret in plain text, as far as one can be taken away. */
export function plaintextIn(
  keys: readonly LookedKey[],
  gone: ReadonlySet<ConsumerId>,
): readonly ConsumerId[] {
  return keys.flatMap(({ consumer, scrub }) =>
    consumer !== null && scrub !== null && !gone.has(consumer) ? [consumer] : [],
  );
}
