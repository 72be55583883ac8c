import { dirname, join } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { ConsumerId } from '../../../shared/model/consumer.ts';
import type { KeptFileId, KeptWhy } from '../../../shared/model/kept-file.ts';
import { FileError } from '../../ports/files.ts';
import type { WriteDb } from '../../vault/index.ts';
import type { StoredKeptFile } from '../../vault/repositories/kept-files.ts';
import { newId } from '../new-id.ts';
import { asUserError, contentAt, sameFacts, sha256 } from './content.ts';
import type { UserFilesDeps } from './deps.ts';
import { beginRow } from './journal.ts';
import { finishRow, settleRow } from './settle.ts';
import { flushFolderOf, takeBack, writeBeside } from './swap.ts';

/** One change of a person's file. */
export interface Change {
  /** Without links. */
  readonly path: string;
  /** What the file holds now; null where there is none. */
  readonly before: Buffer | null;
  readonly after: Buffer;
  /** The permission bits of what is there now, and those that the new file is to have; 0 on platforms without. */
  readonly modeBefore: number;
  readonly mode: number;
  readonly why: KeptWhy;
  readonly consumerId: ConsumerId | null;
  /** Throws `file-changed` unless the file is the one that this change was made of. Asked directly before the swap. */
  readonly still: () => Promise<unknown>;
  readonly proves: (bytes: Buffer) => boolean;
  /** Written in the same transaction as the end of the change. */
  readonly also: (db: WriteDb, row: StoredKeptFile) => void;
}

/** A change that was made is no failure because the vault could not note its end: that is done at the next unlock. */
async function recorded(deps: UserFilesDeps, finish: () => Promise<void>): Promise<void> {
  try {
    await finish();
  } catch (error) {
    if (!(error instanceof KeyturnError)) throw error;
    deps.logger.warn('user-file.end-not-noted', { code: error.code });
  }
}

/** Reads back what was written; throws where it does not hold what was meant. */
async function readBack(
  deps: UserFilesDeps,
  row: StoredKeptFile,
  change: Change,
  identity: () => Promise<boolean>,
): Promise<void> {
  const there = await contentAt(deps.files, row.path);
  if (Buffer.isBuffer(there) && sha256(there).equals(row.after)) {
    if (change.proves(there)) return recorded(deps, () => finishRow(deps, row, there, change.also));
  } else if (!Buffer.isBuffer(there) || !(await identity())) {
    // Somebody changed it since; that counts now, and the copy of before stays.
    await recorded(deps, () => finishRow(deps, row, Buffer.isBuffer(there) ? there : null, () => undefined));
    throw new KeyturnError('file-changed');
  }
  await takeBack(deps, row, there);
  throw new KeyturnError('file-not-writable');
}

/**
 * Makes one change so that the file is whole at each moment, with the old content or the new one. Afterwards the kept copy
 * is in the vault; where this throws, the file is as it was, or as somebody else made it meanwhile.
 */
export async function replaceUserFile(deps: UserFilesDeps, change: Change): Promise<KeptFileId> {
  const { files, session, random, clock } = deps;
  const id = newId<KeptFileId>(random);
  const { path, why, consumerId, modeBefore: mode } = change;
  const row = beginRow(
    session.vault(),
    {
      ...{ id, path, why, consumerId, mode, at: clock.now() },
      device: await deps.deviceId.get(),
      deviceName: deps.deviceName,
      temporary: `.keyturn-${id}`,
      after: sha256(change.after),
    },
    change.before ?? Buffer.alloc(0),
  );
  const temporary = join(dirname(path), row.temporary);
  let swapping = false;
  try {
    await writeBeside(files, change, temporary, change.after);
    const written = await files.facts(temporary);
    await change.still();
    swapping = true;
    await files.rename(temporary, path);
    await flushFolderOf(deps, path);
    const identity = async () => {
      const now = await files.facts(path);
      return now !== null && written !== null && sameFacts(now, written);
    };
    await readBack(deps, row, change, identity);
    return id;
  } catch (error) {
    // Also in front of a vault that was locked meanwhile: what was to be written lies there in clear.
    if (!swapping) await files.remove(temporary).catch(() => deps.logger.warn('user-file.not-settled'));
    // However far it came: the disk tells, now or at the next unlock.
    const came = await settleRow(deps, row.id).catch(() => deps.logger.warn('user-file.not-settled'));
    if (came === 'written' && error instanceof FileError) return id;
    throw asUserError(error, 'file-not-writable');
  }
}
