import type { ReadDb } from '../../vault/index.ts';
import { isInitialMark, type LoggedKind, type LogRow, logRows } from '../../vault/repositories/record-log.ts';

/** All that one copy knows of the changes of one record. */
export interface RecordLog {
  readonly kind: LoggedKind;
  readonly id: string;
  readonly rows: readonly LogRow[];
  readonly newest: LogRow;
  readonly marks: ReadonlySet<string>;
}

export const hex = (mark: Buffer): string => mark.toString('hex');

/** The log of every record, by kind and id. */
export function readLogs(db: ReadDb): ReadonlyMap<string, RecordLog> {
  const byRecord = new Map<string, LogRow[]>();
  for (const row of logRows(db)) {
    const key = `${row.kind}:${row.id}`;
    const rows = byRecord.get(key);
    if (rows === undefined) byRecord.set(key, [row]);
    else rows.push(row);
  }
  const logs = new Map<string, RecordLog>();
  for (const [key, rows] of byRecord) {
    const newest = rows.at(-1);
    if (newest === undefined) continue;
    const { kind, id } = newest;
    logs.set(key, { kind, id, rows, newest, marks: new Set(rows.map(({ mark }) => hex(mark))) });
  }
  return logs;
}

/** Which copy as a whole holds all that the other does. */
export interface WholeAncestors {
  readonly hereInThere: boolean;
  readonly thereInHere: boolean;
}

/**
 * How a record stands. `keep`: the other copy's state of it is in our past. `take`: ours is in the other's past.
 * `parted`: each copy changed it since.
 */
export type Standing = 'same' | 'keep' | 'take' | 'parted';

/**
 * The first mark is one that each copy gave by itself when it was brought up to date, so it proves nothing about two
 * copies that had parted before then.
 */
const isPast = (of: RecordLog, inLog: RecordLog, whole: boolean): boolean =>
  inLog.marks.has(hex(of.newest.mark)) && (whole || !isInitialMark(of.newest.mark));

export function standingOf(
  here: RecordLog | undefined,
  there: RecordLog | undefined,
  { hereInThere, thereInHere }: WholeAncestors,
): Standing {
  if (there === undefined) return here === undefined ? 'same' : 'keep';
  if (here === undefined) return 'take';
  const ours = isPast(here, there, hereInThere);
  const theirs = isPast(there, here, thereInHere);
  if (ours && theirs) return 'same';
  if (theirs) return 'keep';
  return ours ? 'take' : 'parted';
}
