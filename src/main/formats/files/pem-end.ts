/**
 * A private key with the line end after its last line that the one in its place has. The vault keeps secrets without it,
 * and Google writes it into each of its files.
 */
export function withPemEnd(value: string, there: string | null | undefined): string {
  if (!there?.startsWith(BEGIN) || !value.startsWith(BEGIN) || value !== value.trimEnd()) return value;
  return value + there.slice(there.trimEnd().length);
}

const BEGIN = '-----BEGIN';
