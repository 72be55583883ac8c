import type { ConsumerId } from '../../../shared/model/consumer.ts';
import type { KeptFileId, KeptWhy } from '../../../shared/model/kept-file.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';

/**
 * A file of the person's from before a change. `begun`: the copy is kept, and the file may or may not have been changed;
 * `written`: it was; `undone`: the copy was brought back.
 */
export interface StoredKeptFile {
  readonly id: KeptFileId;
  readonly path: string;
  readonly device: string;
  readonly deviceName: string;
  readonly why: KeptWhy;
  readonly consumerId: ConsumerId | null;
  readonly at: number;
  readonly mode: number;
  readonly bytes: number;
  readonly state: 'begun' | 'written' | 'undone';
  /** The name that the new content has until it takes the file's place. */
  readonly temporary: string;
  /** The SHA-256 of what was to be written; of a change that is taken back, of what the file holds until then. */
  readonly after: Buffer;
  readonly sealed: Buffer;
}

/** One without its content, which may be megabytes. */
export type KeptFileRow = Omit<StoredKeptFile, 'sealed'>;

const ABOUT = `id, path, device, device_name AS deviceName, why, consumer_id AS consumerId, at, mode, bytes, state,
  temporary, after`;
const COLUMNS = `${ABOUT}, sealed`;

export const getKeptFile = (db: ReadDb, id: KeptFileId): StoredKeptFile | null =>
  db.get<StoredKeptFile>(`SELECT ${COLUMNS} FROM kept_files WHERE id = ?`, id) ?? null;

/** The newest first. */
export const listKeptFiles = (db: ReadDb): KeptFileRow[] =>
  db.all<KeptFileRow>(`SELECT ${ABOUT} FROM kept_files ORDER BY at DESC, id`);

/** When a file of a computer was last changed, by the clock of then; null where no copy of it is kept. */
export const lastKeptAt = (db: ReadDb, { device, path }: Pick<KeptFileRow, 'device' | 'path'>) =>
  db.get<{ at: number | null }>(
    'SELECT max(at) AS at FROM kept_files WHERE device = ? AND path = ?',
    device,
    path,
  )?.at ?? null;

/** What a rotation that has not ended may still have to go back to. */
export const neededByRotations = (db: ReadDb): Set<KeptFileId> =>
  new Set(
    db
      .all<{ id: KeptFileId }>(
        `SELECT kept_files.id FROM kept_files JOIN deliveries ON deliveries.consumer_id = kept_files.consumer_id
           JOIN rotations ON rotations.id = deliveries.rotation_id
         WHERE kept_files.why = 'rotation' AND rotations.ended_at IS NULL`,
      )
      .map(({ id }) => id),
  );

export function putKeptFile(db: WriteDb, one: StoredKeptFile): void {
  db.run(
    `INSERT INTO kept_files (id, path, device, device_name, why, consumer_id, at, mode, bytes, state, temporary, after, sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    one.id,
    one.path,
    one.device,
    one.deviceName,
    one.why,
    one.consumerId,
    one.at,
    one.mode,
    one.bytes,
    one.state,
    one.temporary,
    one.after,
    one.sealed,
  );
}

export function setKeptState(db: WriteDb, id: KeptFileId, state: StoredKeptFile['state']): void {
  db.run('UPDATE kept_files SET state = ? WHERE id = ?', state, id);
}

/** Remembers, of a change that is taken back, what its file holds until then and the name of what is to come back. */
export function setGoingBack(
  db: WriteDb,
  id: KeptFileId,
  { after, temporary }: Pick<StoredKeptFile, 'after' | 'temporary'>,
): void {
  db.run('UPDATE kept_files SET after = ?, temporary = ? WHERE id = ?', after, temporary, id);
}

/** Whether there was such a one. */
export const deleteKeptFile = (db: WriteDb, id: KeptFileId): boolean =>
  db.run('DELETE FROM kept_files WHERE id = ?', id) > 0;
