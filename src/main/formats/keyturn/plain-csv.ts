import { catalogue } from '../../../shared/catalogue/index.ts';
import { type CloudId, cloudId } from '../../../shared/model/cloud.ts';
import { csvRecord, FORMULA } from '../csv-text.ts';
import { type TableRow, textOf } from '../table.ts';
import { ownEndpoint } from '../table-places.ts';
import type { ExportContent, ExportedAccount, ExportedKey } from './content.ts';

/** Words that the import knows for its columns, in the order in which they are written. */
const TITLES = [
  ...['Cloud', 'Site', 'Account', 'Environment', 'Owner', 'Tags', 'Name', 'Access Key ID', 'Secret', 'Token'],
  ...['Region', 'Project ID', 'Tenant ID', 'Endpoint', 'Created', 'Expires', 'Rotation days', 'Note'],
] as const;

/**
 * The keys as a table in CSV, one a row, that this program's own import reads without a question. Values stand exactly as
 * they are, in quotes; free texts that a spreadsheet would run as a formula get an apostrophe, which `withoutApostrophes` takes
 * off again. What the table has no column for is left out: states, lead times, further fields; a tag with a comma reads as two.
 */
export function plainCsv({ accounts }: ExportContent): string {
  const rows = accounts.flatMap((account) => {
    const cloud = cloudId.parse(account.cloud);
    return account.keys.map((key) => row(cloud, account, key));
  });
  return [csvRecord(TITLES), ...rows].join('');
}

const exact = (value: string): string => `"${value.replaceAll('"', '""')}"`;
/** One that has the apostrophe of its own gets another, so that one can be taken off again. */
const free = (value: string): string =>
  MARKED.test(value) ? exact(`'${value}`) : csvRecord([value]).replace(/\r\n$/, '');

/** A text that a spreadsheet would run, with what keeps it from that. */
const MARKED = new RegExp(`^'+(?:${FORMULA.source.slice(1)})`, 'u');

const FREE: ReadonlySet<string> = new Set(['Account', 'Environment', 'Owner', 'Tags', 'Name', 'Note']);

/**
 * A row of a table as it was before `plainCsv` put apostrophes before what a spreadsheet would run; `header` is the row of
 * the table's titles. Any other table's row stays as it is, since an apostrophe there is a person's own.
 */
export function withoutApostrophes(row: TableRow, header: TableRow | undefined): TableRow {
  if (!TITLES.every((title, column) => textOf(header?.cells[column]) === title)) return row;
  const cells = row.cells.map((cell, column) => {
    const text = textOf(cell);
    return FREE.has(TITLES[column] ?? '') && MARKED.test(text) ? text.slice(1) : cell;
  });
  return { ...row, cells };
}
const date = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

/** Google's keys come as files, and nothing else has a place for whose they are. */
function secretCell(cloud: CloudId, { fields }: ExportedKey, secret: string): string {
  if (cloud !== 'gcp') return secret;
  return JSON.stringify({ type: 'service_account', ...fields, private_key: secret });
}

function row(cloud: CloudId, account: ExportedAccount, key: ExportedKey): string {
  const { publicIdField, secretField, tokenField, regionField } = catalogue[cloud];
  const field = (...names: readonly (string | null)[]): string =>
    names.map((name) => (name === null ? undefined : key.fields[name])).find(Boolean) ?? '';
  const secret = (name: string | null): string => (name === null ? '' : (key.secrets[name] ?? ''));
  const own = ownEndpoint(cloud);
  const period = key.periodDays ?? account.periodDays;
  return `${[
    ...[exact(cloud), exact(account.site), free(account.label), free(account.environment ?? '')],
    ...[free(account.owner ?? ''), free(account.tags.join(', ')), free(key.label)],
    ...[
      exact(field(publicIdField)),
      exact(secretCell(cloud, key, secret(secretField))),
      exact(secret(tokenField)),
    ],
    exact(field(regionField)),
    exact(field('project_id')),
    exact(field('tenant_id', 'domain_id', 'organization_id')),
    exact(own === null ? '' : (account.endpoints[own] ?? '')),
    ...[exact(date(key.createdAt)), exact(date(key.expiresAt))],
    exact(period === null ? '' : `${period}`),
    free(key.note),
  ].join(',')}\r\n`;
}
