import Database from 'better-sqlite3';
import type { ReadDb, SqlValue, WriteDb } from '../db/handles.ts';
import { columnsOf, ordinaryTables } from '../db/tables.ts';
import { auditEpochRows, insertAuditEpoch } from '../repositories/audit-epochs.ts';
import { keepGuideProgress } from '../repositories/guides.ts';
import { keepLeadTimes } from '../repositories/kept-lead-times.ts';
import { dropUnknownProxies } from '../repositories/network.ts';

/** Those that others refer to come first. What triggers write comes last, so that it is not written twice. */
const FIRST = ['accounts', 'credentials', 'secrets', 'rotations'];
const LAST = ['record_log'];
/** Tells whose database it is and has a row of its own already. */
const KEPT = ['meta', 'audit_epochs'];

function inOrder(tables: readonly string[]): string[] {
  const place = (table: string): number => {
    if (LAST.includes(table)) return FIRST.length + 1;
    const index = FIRST.indexOf(table);
    return index < 0 ? FIRST.length : index;
  };
  return tables.filter((table) => !KEPT.includes(table)).sort((a, b) => place(a) - place(b));
}

/** A row that the older schema has no room for is left out here; what that costs is looked at afterwards. */
function insertIfItFits(to: WriteDb, sql: string, values: readonly SqlValue[]): void {
  try {
    to.run(sql, ...values);
  } catch (error) {
    const fits = !(error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT'));
    if (fits) throw error;
  }
}

function carryTable(from: ReadDb, to: WriteDb, table: string): void {
  const there = new Set(columnsOf(from, table).map(({ name }) => name));
  const columns = columnsOf(to, table)
    .map(({ name }) => name)
    .filter((name) => there.has(name));
  if (columns.length === 0) return;
  to.run(`DELETE FROM ${table}`);
  const list = columns.join(', ');
  const insert = `INSERT INTO ${table} (${list}) VALUES (${columns.map(() => '?').join(', ')})`;
  for (const row of from.all<Record<string, SqlValue>>(`SELECT ${list} FROM ${table}`)) {
    insertIfItFits(
      to,
      insert,
      columns.map((name) => row[name] ?? null),
    );
  }
}

/**
 * Fills an empty database of another schema, under the same vault key, with every row by the columns that both have.
 * The search index follows by the triggers of the schema; due dates are columns like others.
 */
export function carryRows(from: ReadDb, to: WriteDb): void {
  const there = new Set(ordinaryTables(from));
  for (const table of inOrder(ordinaryTables(to))) if (there.has(table)) carryTable(from, to, table);
  // A schema without their table, or their column, keeps them elsewhere.
  keepLeadTimes(from, to);
  keepGuideProgress(from, to);
  dropUnknownProxies(from, to);
  for (const epoch of auditEpochRows(from)) insertAuditEpoch(to, epoch);
}
