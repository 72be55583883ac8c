/** What SQLite takes and gives: no booleans, no dates. */
export type SqlValue = string | number | bigint | Buffer | null;

/** A handle that can only ask. Repositories take the weakest handle that does. */
export interface ReadDb {
  all<Row>(sql: string, ...params: readonly SqlValue[]): Row[];
  get<Row>(sql: string, ...params: readonly SqlValue[]): Row | undefined;
}

/** A handle inside one `BEGIN IMMEDIATE`; it is gone when the transaction ends. */
export interface WriteDb extends ReadDb {
  /** Returns how many rows changed. */
  run(sql: string, ...params: readonly SqlValue[]): number;
}
