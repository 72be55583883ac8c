import { csvRecord } from '../../formats/csv-text.ts';
import type { AuditRowAndKey } from '../../vault/repositories/audit.ts';

export type ExportFormat = 'jsonl' | 'csv';

/** What stands before the rows. */
export interface ExportHead {
  readonly vaultId: string;
  /** Every row of the chain up to `last` follows; else a selection, which no chain can be checked by. */
  readonly whole: boolean;
  /** The number of the chain's last row when it was exported. */
  readonly last: number;
}

/** The name and version in the first line of a JSONL export; docs/audit.md describes it. */
export const EXPORT_FORMAT = { format: 'keyturn-history', version: 1 } as const;

const CSV_TITLES = [
  ...['seq', 'time', 'action', 'key', 'key_id', 'cloud', 'credential_id', 'detail'],
  ...['os_user', 'device', 'via', 'mac'],
] as const;

const timeOf = (at: number): string => new Date(at).toISOString();

/** The first line: what it is, or the titles of the columns. */
export function exportHead(format: ExportFormat, { vaultId, whole, last }: ExportHead): string {
  // The mark tells spreadsheets that the text is UTF-8.
  if (format === 'csv') return `\uFEFF${csvRecord(CSV_TITLES)}`;
  return `${JSON.stringify({ ...EXPORT_FORMAT, vault: vaultId, whole, last })}\n`;
}

/** One row. In JSONL every column that the MAC covers stands as the vault holds it; `time` and `key` are not covered. */
export function exportRow(format: ExportFormat, row: AuditRowAndKey): string {
  const mac = row.mac.toString('hex');
  if (format === 'csv') {
    return csvRecord([
      ...[row.seq, timeOf(row.at), row.action, row.key_label, row.key_public_id, row.key_cloud],
      ...[row.credential_id, row.detail, row.os_user, row.device, row.via, mac],
    ]);
  }
  const { seq, at, action, credential_id, detail, os_user, device, via } = row;
  const key =
    row.key_label === null
      ? null
      : {
          label: row.key_label,
          cloud: row.key_cloud,
          public_id: row.key_public_id,
          purged: row.key_purged === 1,
        };
  const line = {
    ...{ seq, at, action, credential_id, detail, os_user, device, via, mac },
    ...{ time: timeOf(at), key },
  };
  return `${JSON.stringify(line)}\n`;
}
