import { readCsv } from '../csv.ts';
import type { ManagerEntry } from './entry.ts';
import { ManagerError, requireFewMarks } from './limits.ts';

/**
 * The entries of an export of 1Password as CSV, archived ones among them: title, address, user name, password, one-time
 * password, favourite, archived, tags and notes of logins and passwords; vaults and other fields are not in it
 * (https://support.1password.com/export/). Columns are told by their names. Throws ManagerError.
 */
export function readOnePasswordCsv(bytes: Uint8Array): readonly ManagerEntry[] {
  requireFewMarks(bytes, 'csv');
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const { records, problems } = readCsv(text.replace(/^\uFEFF/, ''), ',');
  const [headings, ...rows] = records;
  if (headings === undefined || problems.length > 0) throw new ManagerError('unreadable');
  const names = headings.cells.map((name) => name.toLowerCase());
  return rows.map(({ cells }) => {
    const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
    return {
      ...{ title: cell('title'), groups: [], url: cell('url'), notes: cell('notes') },
      ...{ username: cell('username'), password: cell('password'), fields: [] },
      tags: cell('tags')
        .split(/[;,]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    };
  });
}
