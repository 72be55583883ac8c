import type { Manager } from './entry.ts';

/** Every version of KeePass's databases begins so: https://keepass.info/help/kb/kdbx.html */
const KEEPASS = [0x03, 0xd9, 0xa2, 0x9a];

/** The part that an export of 1Password must have. */
export const ONEPASSWORD_DATA = 'export.data';

/** The headings of an export of 1Password as CSV: https://support.1password.com/export/ names its columns. */
const ONEPASSWORD_HEADINGS = /^"?title"?,"?url"?,"?username"?,"?password"?,.*\barchived\b/i;

/** Whether a file is such a CSV, by its first line. */
export function isOnePasswordCsv(bytes: Uint8Array): boolean {
  return ONEPASSWORD_HEADINGS.test(startOf(bytes));
}

const startOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('utf8', 0, 200)
    .replace(/^\uFEFF/, '');

/** The manager that a file is of, by its first bytes or the names in it; null for any other file. */
export function managerOf(bytes: Uint8Array): Manager | null {
  if (KEEPASS.every((byte, at) => bytes[at] === byte)) return 'keepass';
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return view.includes(ONEPASSWORD_DATA) ? 'onepassword' : null;
  if (isOnePasswordCsv(bytes)) return 'onepassword';
  return /^\s*\{\s*"encrypted"\s*:\s*(true|false)\s*,/.test(startOf(bytes)) ? 'bitwarden' : null;
}
