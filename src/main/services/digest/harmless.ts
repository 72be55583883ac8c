/** Longest name that a digest repeats, in letters. */
const MOST_LETTERS = 60;

/** Stands where something was left out. */
const LEFT_OUT = '…';

/** Shorter public ids are words. */
const SHORTEST_ID = 6;

const LONG_RUN = /[A-Za-z0-9+/]{16,}/g;

/** Letters and digits in one long run are how keys look; names and addresses of people do not. */
const looksLikeKey = (run: string): boolean => /[0-9]/.test(run) && /[A-Za-z]/.test(run);

/** ASCII alone, so that no letter becomes two and places stay what they are. */
const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Keeps public ids, and whatever has the shape of a key, out of names that people chose. */
export type Harmless = (text: string) => string;

/**
 * Names are typed by people, who paste what they have at hand: every public id of the vault is left out of them, whatever
 * looks like a key is, and line breaks, control and direction characters, which would let a name forge lines of the text.
 */
export function harmlessNames(publicIds: Iterable<string>): Harmless {
  const known = new Set([...publicIds].map(lower).filter((id) => id.length >= SHORTEST_ID));
  // Vendors' ids have a few lengths; so a name is looked through a few times, however many keys there are.
  const lengths = [...new Set([...known].map((id) => id.length))].sort((a, b) => b - a);
  const cache = new Map<string, string>();

  const withoutIds = (text: string): string => {
    const small = lower(text);
    let left = '';
    for (let at = 0; at < text.length; ) {
      const found = lengths.find((length) => known.has(small.slice(at, at + length)));
      left += found === undefined ? text.charAt(at) : LEFT_OUT;
      at += found ?? 1;
    }
    return left;
  };

  return (text) => {
    const before = cache.get(text);
    if (before !== undefined) return before;
    const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
    const clean = withoutIds(plain).replace(LONG_RUN, (run) => (looksLikeKey(run) ? LEFT_OUT : run));
    const letters = [...clean];
    const short =
      letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join('')}${LEFT_OUT}` : clean;
    cache.set(text, short);
    return short;
  };
}
