/** No secret of a platform is shorter, and hardly any is longer. */
const SHORTEST = 16;
const LONGEST = 512;
/** As many texts of one file are compared with the vault. */
const MOST = 5000;

/** The letters that platforms make secrets of: quotes, blanks, colons and commas stand around them. */
const RUN = /[A-Za-z0-9+/=_.~-]{16,}/g;

/**
 * The texts in a file that could be secrets, each once, but for those that are explained already. Of `A=b` also `b` alone,
 * since Base64 may end with the same sign.
 */
export function* bareTexts(
  text: string,
  explained: ReadonlySet<string>,
): Generator<{
  readonly text: string;
  readonly line: number;
}> {
  const seen = new Set<string>();
  let line = 1;
  let at = 0;
  for (const match of text.matchAll(RUN)) {
    for (; at < match.index; at += 1) if (text.charCodeAt(at) === 10) line += 1;
    for (const candidate of partsOf(match[0])) {
      if (seen.has(candidate) || explained.has(candidate)) continue;
      if (seen.size >= MOST) return;
      seen.add(candidate);
      yield { text: candidate, line };
    }
  }
}

function partsOf(run: string): readonly string[] {
  const parts = new Set<string>();
  for (let from = 0; from >= 0; ) {
    const rest = run.slice(from);
    const begun = rest.replace(/^[=.-]+/, '');
    // A dot may end a sentence, and a dash begin an option.
    for (const part of [rest, begun, begun.replace(/[.=]+$/, '')]) parts.add(part);
    const next = run.indexOf('=', from);
    from = next === -1 || next + 1 >= run.length ? -1 : next + 1;
  }
  return [...parts].filter(({ length }) => length >= SHORTEST && length <= LONGEST);
}
