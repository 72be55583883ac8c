/** Longest part of an identity that is kept; the model refuses more. */
const MAX_TEXT = 500;

/** The parts of an identity's `details` that an answer held: what is missing or empty was not told. */
export function told(
  parts: Readonly<Record<string, string | number | null | undefined>>,
): Readonly<Record<string, string>> {
  const texts = Object.entries(parts).map(([name, part]) => [name, String(part ?? '').slice(0, MAX_TEXT)]);
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}
