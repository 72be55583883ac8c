/** A text as it is searched: written-out escapes undone, so that an answer inside of an answer reads like one. */
export interface Reading {
  /** As it was written, but for escapes. Nothing of it leaves this folder but what has a shape that no secret has. */
  readonly text: string;
  /** Lower case, every gap one blank. */
  readonly flat: string;
}

/**
 * Undoes JSON's and HTML's escapes, however often they were put on top of each other. Every pattern here has a bound,
 * so that the time is linear in the text's length.
 */
export function readingOf(raw: string): Reading {
  const text = raw
    .replace(/\\{1,8}(["'/])/g, '$1')
    .replace(/\\{1,8}[nr]/g, '\n')
    .replace(/\\{1,8}t/g, ' ')
    .replace(/\\{1,8}u003c/gi, '<')
    .replace(/\\{1,8}u003e/gi, '>')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[‘’]/g, "'");
  const flat = text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/，/g, ',')
    .replace(/" ?: ?/g, '":');
  return { text, flat };
}
