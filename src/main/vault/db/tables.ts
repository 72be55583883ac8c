import type { ReadDb } from './handles.ts';

/** A column as the schema declares it. */
export interface Column {
  readonly name: string;
  readonly type: string;
  /** Whether the column is part of the primary key. */
  readonly key: boolean;
}

/** Ordinary tables by name: no virtual table, none that one of those keeps its data in, none of SQLite's own. */
export function ordinaryTables(db: ReadDb): string[] {
  return db
    .all<{ name: string }>(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .map(({ name }) => name);
}

export function hasTable(db: ReadDb, name: string): boolean {
  return db.get(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`, name) !== undefined;
}

/** The columns that a table stores, in their order; none when there is no such table. */
export function columnsOf(db: ReadDb, table: string): Column[] {
  return db
    .all<{ name: string; type: string; pk: number }>('SELECT name, type, pk FROM pragma_table_info(?)', table)
    .map(({ name, type, pk }) => ({ name, type, key: pk > 0 }));
}
