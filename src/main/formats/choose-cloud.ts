import type { CloudId } from '../../shared/model/cloud.ts';
import type { Sureness } from '../../shared/model/import.ts';
import { ALL_SIGNS, type CloudSigns, signs } from './clouds/index.ts';
import type { NamedValue } from './named-values.ts';
import { type Hint, isForeign } from './text-context.ts';

/** Whose key a pair is, by how it is named and what stands around it. */
export interface Choice {
  readonly cloud: CloudId;
  readonly sure: Sureness;
  /** Other clouds that it could be of, likeliest first. */
  readonly alike: readonly CloudId[];
}

/**
 * Chooses the cloud of a pair whose shape many clouds share. Names that one cloud's tools use leave no doubt; words of
 * one console, or a cloud's name or host nearby, make it likely; else what the values look like is a guess.
 * Null where the pair is some other system's, or where nothing at all speaks for one of ours.
 */
export function chooseCloud(id: NamedValue, secret: NamedValue, hint: Hint | null): Choice | null {
  const names = [id.name, secret.name];
  const fitting = ALL_SIGNS.filter((sign) => sign.weight > 0 && fits(sign, id, secret)).toSorted(
    (a, b) => b.weight - a.weight,
  );
  const word = ALL_SIGNS.find((sign) => names.some((name) => sign.names.test(name)))?.cloud;
  const choice = (cloud: CloudId, sure: Sureness): Choice => {
    const others = new Set([...fitting.map((sign) => sign.cloud), ...(word === undefined ? [] : [word])]);
    others.delete(cloud);
    return { cloud, sure, alike: [...others] };
  };
  if (names.some(isForeign)) return null;
  const named = ALL_SIGNS.find((sign) => isOpenTo(sign, id) && names.some((name) => sign.names.test(name)));
  if (named !== undefined) return choice(named.cloud, 'certain');
  if (isPassword(id, secret)) return null;
  if (hint?.cloud === 'foreign') return null;
  if (hint !== null && hint.distance < 2 && isOpenTo(signs[hint.cloud], id))
    return choice(hint.cloud, 'likely');
  const words = `${id.words} ${secret.words}`;
  const worded = ALL_SIGNS.find((sign) => sign.wording?.test(words) === true && fits(sign, id, secret));
  // Many systems have a public and a private key; the Chinese words stand on UCloud's console.
  if (worded !== undefined)
    return choice(worded.cloud, /p(ublic|rivate).?key/.test(words) ? 'guess' : 'likely');
  if (hint !== null && isOpenTo(signs[hint.cloud], id)) return choice(hint.cloud, 'likely');
  if (/public.?key|private.?key|[公私]钥/.test(`${id.name} ${secret.name}`)) return null;
  const best = fitting.find(({ weight }) => weight > 1);
  if (best !== undefined) return choice(best.cloud, 'guess');
  if (!isPair(id, secret)) return null;
  // A name says more than no form at all.
  const [cloud, ...alike] = new Set<CloudId>(word === undefined ? UNSHAPED : [word, ...UNSHAPED]);
  return cloud === undefined ? null : { cloud, sure: 'guess', alike };
}

/** Clouds of whose ids no form is known, likeliest first: any pair could be theirs. */
const UNSHAPED = ['jdcloud', 'ecloud', 'apsara', 'cloudpods', 'ucloud'] as const satisfies readonly CloudId[];

/** Names that hardly anything but a cloud's key has, with values long enough for one. */
function isPair(id: NamedValue, secret: NamedValue): boolean {
  const named = /(?<![a-z])ak$|access.?key/.test(id.name) && /(?<![a-z])sk$|secret/.test(secret.name);
  return named && id.value.length >= 16 && secret.value.length >= 24 && new Set(secret.value).size >= 10;
}

function fits(sign: CloudSigns, id: NamedValue, secret: NamedValue): boolean {
  return sign.id.test(id.value) && sign.secret.test(secret.value);
}

/** Storage of others takes variables named after AWS; AWS's own ids, Azure's and Google's have one shape alone. */
function isOpenTo(sign: CloudSigns, id: NamedValue): boolean {
  return !['aws', 'azure', 'gcp'].includes(sign.cloud) || sign.id.test(id.value);
}

/** A user's name and password, which only a tool's own variables turn into a key. */
function isPassword(id: NamedValue, secret: NamedValue): boolean {
  return (
    /user.?name$/.test(id.name) ||
    /password$/.test(secret.name) ||
    (/密码$/.test(secret.name) && !/密钥|id/.test(id.words))
  );
}
