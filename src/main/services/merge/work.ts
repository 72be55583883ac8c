import type { MergeConflict } from '../../../shared/model/restore.ts';
import type { Random } from '../../ports/random.ts';
import type { ReadDb, WriteDb } from '../../vault/index.ts';
import { appendLog, dropLogAfter, lastLogSeq } from '../../vault/repositories/record-log.ts';
import type { Base } from './base.ts';
import { hex, type RecordLog, readLogs, type Standing, standingOf, type WholeAncestors } from './logs.ts';
import type { Pair } from './secrets.ts';

export type Side = 'here' | 'there';

/** What a person chose, by kind and id. */
export type Choices = ReadonlyMap<string, Side>;

export interface Counts {
  added: number;
  changed: number;
  removed: number;
}

/** One merge on its way: both copies inside their transactions, and what it came to so far. */
export interface Work extends Pair {
  readonly db: WriteDb;
  readonly other: ReadDb;
  readonly base: Base;
  readonly whole: WholeAncestors;
  readonly choices: Choices;
  readonly random: Random;
  readonly now: number;
  readonly logs: Readonly<Record<Side, ReadonlyMap<string, RecordLog>>>;
  /** The last change of this copy before the merge. */
  readonly before: number;
  readonly conflicts: MergeConflict[];
  /** Records that one side alone changed, and those that a choice decided. */
  readonly clean: Counts;
  readonly chosen: Counts;
}

export type WorkParts = Pick<
  Work,
  'here' | 'there' | 'db' | 'other' | 'base' | 'whole' | 'choices' | 'random' | 'now'
>;

const none = (): Counts => ({ added: 0, changed: 0, removed: 0 });

export function beginWork(parts: WorkParts): Work {
  return {
    ...parts,
    logs: { here: readLogs(parts.db), there: readLogs(parts.other) },
    before: lastLogSeq(parts.db),
    conflicts: [],
    clean: none(),
    chosen: none(),
  };
}

/** A record that at least one of the copies knows of. */
export interface Known {
  readonly id: string;
  readonly here: RecordLog | undefined;
  readonly there: RecordLog | undefined;
  readonly standing: Standing;
}

/** All records of one kind, in an order of no meaning. */
export function knownRecords({ logs, whole }: Work, kind: RecordLog['kind']): Known[] {
  const keys = new Set([...logs.here.keys(), ...logs.there.keys()]);
  return [...keys]
    .filter((key) => key.startsWith(`${kind}:`))
    .map((key) => {
      const [here, there] = [logs.here.get(key), logs.there.get(key)];
      return { id: key.slice(kind.length + 1), here, there, standing: standingOf(here, there, whole) };
    });
}

function appendUnknown({ db, before }: Work, { here, there }: Known): void {
  if (there === undefined) return;
  dropLogAfter(db, before, there.kind, there.id);
  for (const row of there.rows) if (here?.marks.has(hex(row.mark)) !== true) appendLog(db, row);
}

/** The record is as the other copy has it: its past is the other's past. */
export function takeLog(work: Work, known: Known): void {
  appendUnknown(work, known);
}

/** The record has both pasts, and a state that neither copy had before. */
export function joinLogs(work: Work, known: Known, gone: boolean): void {
  const log = known.here ?? known.there;
  if (log === undefined) return;
  const { kind, id } = log;
  appendUnknown(work, known);
  dropLogOfMerge(work, known);
  const mark = work.random.bytes(16);
  appendLog(work.db, { kind, id, mark, gone: gone ? 1 : 0, at: newestAt(known) });
}

/** Where the other copy never knew the record, what triggers wrote of it is all that has to go. */
function dropLogOfMerge({ db, before }: Work, { here, there }: Known): void {
  if (there === undefined && here !== undefined) dropLogAfter(db, before, here.kind, here.id);
}

const newestAt = ({ here, there }: Known): number => Math.max(here?.newest.at ?? 0, there?.newest.at ?? 0);

/** The side that changed a record last; both copies find the same one. */
export function newerSide({ here, there }: Known): Side {
  const [a, b] = [here?.newest, there?.newest];
  if (a === undefined || b === undefined) return a === undefined ? 'there' : 'here';
  if (a.at !== b.at) return a.at > b.at ? 'here' : 'there';
  return hex(a.mark) > hex(b.mark) ? 'here' : 'there';
}

/** The side that a conflict goes to. */
export function winnerOf({ choices }: Work, { kind, id, newer }: MergeConflict): Side {
  return choices.get(`${kind}:${id}`) ?? newer;
}
