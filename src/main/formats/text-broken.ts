import type { NamedValue } from './named-values.ts';
import { namePattern, roleOf } from './names.ts';
import { type Candidates, type IdSpot, isSecretOf, type SecretSpot } from './text-candidates.ts';
import type { TextLayout } from './text-layout.ts';
import { pairUp } from './text-pairing.ts';
import { type Spot, spotAt } from './text-spot.ts';

/** The other half of an id that has none in its place. */
export interface BrokenHalf {
  readonly secret: Spot & Pick<SecretSpot, 'named'>;
  /** Each half stands under the other's name. */
  readonly swapped: boolean;
}

interface Known {
  readonly candidates: Candidates;
  readonly named: readonly NamedValue[];
  readonly whole: ReadonlyMap<IdSpot, unknown>;
}

/**
 * For ids that their shape tells and that found no secret: one that goes by an id's name, since halves change places and
 * some call the secret "Access Key", and else what stands masked where a secret should.
 */
export function brokenPairs(
  text: string,
  layout: TextLayout,
  { candidates, named, whole }: Known,
): ReadonlyMap<IdSpot, BrokenHalf> {
  const settled = new Set([...whole.keys()].map(({ value }) => value));
  const open = candidates.ids.filter(({ cloud, family, value }) => {
    return cloud !== null && isShaped(family) && !settled.has(value);
  });
  if (open.length === 0) return new Map();
  const secretNames = new Set(named.flatMap((one) => (one.role === 'secret' ? [one.start] : [])));
  const found = new Map<IdSpot, BrokenHalf>();
  for (const family of new Set(open.map((id) => id.family))) {
    const ids = open.filter((id) => id.family === family);
    const others = named.filter(({ role, value }) => role === 'id' && isSecretOf(family, value));
    for (const [id, secret] of pairUp(ids, others, () => 0)) {
      found.set(id, { secret: { ...secret, named: secret }, swapped: secretNames.has(id.start) });
    }
  }
  const rest = open.filter((id) => !found.has(id));
  for (const [id, secret] of pairUp(rest, maskedSecrets(text, layout), () => 0)) {
    found.set(id, { secret: { ...secret, named: null }, swapped: false });
  }
  return found;
}

const isShaped = (family: IdSpot['family']): boolean => !['named', 'azure', 'gcp'].includes(family);

const MASKED = /["'`\])）]{0,3}[ \t]{0,8}[:=：＝|][ \t"'`]{0,8}([\w+/=-]{0,12}[*•●]{3,80}[\w+/=-]{0,12})/y;

function maskedSecrets(text: string, layout: TextLayout): readonly Spot[] {
  return [...text.matchAll(namePattern())].flatMap((name) => {
    if (roleOf(name[0]) !== 'secret') return [];
    MASKED.lastIndex = name.index + name[0].length;
    const value = MASKED.exec(text)?.[1];
    return value === undefined ? [] : [spotAt(layout, MASKED.lastIndex - value.length, value)];
  });
}
