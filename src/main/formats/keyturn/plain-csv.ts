import { catalogue } from '../../../shared/catalogue/index.ts';
import { type CloudId, cloudId } from '../../../shared/model/cloud.ts';
import { csvRecord } from '../csv-text.ts';
import { ownEndpoint } from '../table-places.ts';
import type { ExportContent, ExportedAccount, ExportedKey } from './content.ts';

/** Words that the import knows for its columns, in the order in which they are written. */
const TITLES = [
  ...['Cloud', 'Site', 'Account', 'Environment', 'Owner', 'Tags', 'Name', 'Access Key ID', 'Secret', 'Token'],
  ...['Region', 'Project ID', 'Tenant ID', 'Endpoint', 'Created', 'Expires', 'Rotation days', 'Note'],
] as const;

/**
 * The keys as a table in CSV, one a row, that this program's own import reads without a question. Values stand exactly as
 * they are, in quotes; free texts that a spreadsheet would run as a formula get an apostrophe. What the table has no column
 * for is left out.
 */
export function plainCsv({ accounts }: ExportContent): string {
  const rows = accounts.flatMap((account) => {
    const cloud = cloudId.parse(account.cloud);
    return account.keys.map((key) => row(cloud, account, key));
  });
  return [csvRecord(TITLES), ...rows].join('');
}

const exact = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const free = (value: string): string => csvRecord([value]).trimEnd();
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
