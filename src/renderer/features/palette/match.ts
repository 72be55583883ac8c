const words = (text: string): readonly string[] => text.split(/[\s\-_./]+/).filter((word) => word !== '');

/**
 * How well a text fits what was typed: null when it does not, else smaller is better. It fits when it holds the
 * typed text, when each typed word starts one of its words, or when the typed letters are its initials.
 */
export function matchScore(text: string, typed: string): number | null {
  const hay = text.toLowerCase();
  const needle = typed.toLowerCase().trim();
  const whole = hay.indexOf(needle);
  if (whole >= 0) return whole;
  const parts = words(hay);
  if (words(needle).every((part) => parts.some((word) => word.startsWith(part)))) return 100;
  return parts
    .map((word) => word.charAt(0))
    .join('')
    .startsWith(needle)
    ? 200
    : null;
}

/** The entries that fit, the best first; all of them, in their order, while nothing is typed. */
export function rank<T>(entries: readonly T[], textOf: (entry: T) => string, typed: string): readonly T[] {
  if (typed.trim() === '') return entries;
  return entries
    .flatMap((entry) => {
      const score = matchScore(textOf(entry), typed);
      return score === null ? [] : [{ entry, score }];
    })
    .sort((a, b) => a.score - b.score)
    .map(({ entry }) => entry);
}
