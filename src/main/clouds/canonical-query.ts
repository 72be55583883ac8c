/** Percent-encoding by RFC 3986, which leaves only letters, digits and `-_.~`. */
export function encode(text: string): string {
  const rest = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, rest);
}

/** A query string sorted by name and encoded by RFC 3986: what several clouds sign, and what must then be sent. */
export function canonicalQuery(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** Order of texts by their UTF-16 code units, whatever the locale: the order of every signature. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
