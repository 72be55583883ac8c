import { isCloudName } from '../../shared/catalogue/cloud-words.ts';
import type { ColumnRole } from '../../shared/model/import-tables.ts';
import { type TableCell, textOf } from './table.ts';
import { readDate } from './table-dates.ts';
import { roleOfHeading } from './table-headings.ts';
import { ENVIRONMENT } from './table-shapes.ts';

const HIDDEN = '••••••';
const LONGEST = 48;
/** Less is a word that a note may hold by chance. */
const SHORTEST_SECRET = 6;
const RUN = /[A-Za-z0-9+/=_.~!@#$%^&*-]{8,}/g;

/**
 * A cell as it may leave main before a person said what its column holds. Secrets are not shown at all, ids by their
 * first characters, and of a column that nobody knows only what can be nothing confidential: names of clouds and of
 * environments, dates, Chinese words. Everywhere else what looks like a part of a key is hidden.
 */
export function maskedSample(cell: TableCell | undefined, role: ColumnRole | null): string {
  const text = textOf(cell).replaceAll(/\s+/g, ' ');
  if (text === '' || role === 'secret' || role === 'token') return text === '' ? '' : HIDDEN;
  if (typeof cell === 'object' && cell.wall !== undefined)
    return new Date(cell.wall).toISOString().slice(0, 10);
  if (role === 'public-id') return `${text.slice(0, text.length > 12 ? 4 : 1)}…`;
  if (role === null || role === 'ignore') return isHarmless(text) ? cut(text) : HIDDEN;
  return cut(hideRuns(text));
}

/** A heading, in the row that holds them. */
export function maskedHeading(cell: TableCell | undefined): string {
  const text = textOf(cell).replaceAll(/\s+/g, ' ');
  return roleOfHeading(text) !== null || isWords(text) ? cut(text) : maskedSample(cell, null);
}

/** The name of a sheet, in which nothing that looks like a key is shown. */
export const maskedName = (name: string): string => cut(hideRuns(name));

/**
 * A text of a person's own beside a key, such as a note, without the values of that key that are secret: lists are full
 * of remarks like "SK: …". Whatever else it holds stays as it is, ids of accounts and resources among it.
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, secret) => left.replaceAll(secret, ''), text)
    .trim();
}

/** A password may be any word in Latin letters or digits, so none is shown; Chinese ones are typed by nobody. */
function isHarmless(text: string): boolean {
  if (isCloudName(text) || ENVIRONMENT.test(text)) return true;
  // 20080808 is a birthday as well.
  if (/\D/.test(text) && readDate(text).kind === 'known') return true;
  return /^[\p{Script=Han}\s，。、；：（）()《》“”—-]+$/u.test(text);
}

/** Words of letters alone, each short: a key has digits, or is longer. */
function isWords(text: string): boolean {
  return (
    text.length <= LONGEST &&
    text
      .split(/[\s,，、;；:：/()（）_-]+/u)
      .every((word) => /^[\p{Script=Han}A-Za-z]{0,30}$/u.test(word) && !/[A-Za-z]{13}/.test(word))
  );
}

function hideRuns(text: string): string {
  return text.replaceAll(RUN, (run) => (isMixed(run) ? HIDDEN : run));
}

/** Long and of digits and letters: an account's name has one of them at most, or is short. */
function isMixed(run: string): boolean {
  const [digit, small, large] = [/\d/, /[a-z]/, /[A-Z]/].map((kind) => kind.test(run));
  if (digit && small && large) return true;
  return run.length >= 24 && digit === true && (small === true || large === true);
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
