import type { ReadDb, WriteDb } from '../db/handles.ts';

/** What triggers keep a log of. */
export type LoggedKind = 'account' | 'credential';

/** One change of one record. No two changes have the same mark, in whatever copy of the vault they were made. */
export interface LogRow {
  readonly kind: LoggedKind;
  readonly id: string;
  readonly mark: Buffer;
  /** 1 where the change was the end of the record. */
  readonly gone: number;
  readonly at: number;
}

/** How the marks begin that records had when the log was made: every copy gave them by itself. */
const INITIAL = Buffer.from('initial:');

export const isInitialMark = (mark: Buffer): boolean => mark.subarray(0, INITIAL.length).equals(INITIAL);

/** All changes in the order in which this copy learnt of them. */
export function logRows(db: ReadDb): LogRow[] {
  return db.all<LogRow>('SELECT kind, id, mark, gone, at FROM record_log ORDER BY seq');
}

/** The number of the last change. */
export function lastLogSeq(db: ReadDb): number {
  return db.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM record_log')?.seq ?? 0;
}

/** Takes back what triggers wrote about a record after `seq`, for changes that another copy made. */
export function dropLogAfter(db: WriteDb, seq: number, kind: LoggedKind, id: string): void {
  db.run('DELETE FROM record_log WHERE seq > ? AND kind = ? AND id = ?', seq, kind, id);
}

export function appendLog(db: WriteDb, { kind, id, mark, gone, at }: LogRow): void {
  db.run(
    'INSERT INTO record_log (kind, id, mark, gone, at) VALUES (?, ?, ?, ?, ?)',
    kind,
    id,
    mark,
    gone,
    at,
  );
}
