import { z } from 'zod';
import { withPemEnd } from '../pem-end.ts';

/** What Google's key files hold of a key; `auth_uri` and its like say nothing that others do not. */
const document = z.object({
  type: z.literal('service_account'),
  private_key_id: z.string().min(1),
  private_key: z.string().startsWith('-----BEGIN'),
  project_id: z.string().optional(),
  client_email: z.string().optional(),
  token_uri: z.string().optional(),
});
export type KeyDocument = z.infer<typeof document>;

const MAX_LENGTH = 20_000;

/**
 * The service account's key in a value that holds a whole key file, as Terraform's GOOGLE_CREDENTIALS may
 * (terraform-provider-google, "Provider reference"); null for any other value.
 */
export function readKeyDocument(value: string | null): KeyDocument | null {
  if (value === null || value.length > MAX_LENGTH || !value.trimStart().startsWith('{')) return null;
  if (!value.includes('service_account')) return null;
  try {
    return document.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}

/** The same document with another key, everything else as it is written; null where that cannot be said safely. */
export function withKey(value: string, id: string, given: string): string | null {
  const there = readKeyDocument(value);
  const privateKey = withPemEnd(given, there?.private_key);
  if (there?.private_key_id === id && there.private_key === privateKey) return value;
  const put = (text: string, name: string, other: string): string =>
    text.replace(
      new RegExp(`("${name}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`),
      (_, head: string) => `${head}${JSON.stringify(other)}`,
    );
  const written = put(put(value, 'private_key_id', id), 'private_key', privateKey);
  const read = readKeyDocument(written);
  return read?.private_key_id === id && read.private_key === privateKey ? written : null;
}

/** A private key as its lines: variables often hold it in one, with `\n` written out. */
export function pemLines(value: string): string {
  return isOneLine(value) ? value.replaceAll('\\n', '\n') : value;
}

/** A private key in one line where the one that is there is in one. */
export function asPemLike(value: string, there: string | null): string {
  if (there === null) return value;
  const ended = withPemEnd(value, pemLines(there));
  return isOneLine(there) ? ended.replaceAll('\n', '\\n') : ended;
}

function isOneLine(value: string): boolean {
  return value.startsWith('-----BEGIN') && value.includes('\\n') && !value.includes('\n');
}
