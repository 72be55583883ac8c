import { basename, dirname, join } from 'node:path';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { TicketId, TicketKind } from '../../shared/model/ids.ts';
import type { Clock } from '../ports/clock.ts';
import { FileError, type Files } from '../ports/files.ts';
import type { Random } from '../ports/random.ts';
import { createShelf } from './import/shelf.ts';
import { withFileErrors } from './import/tickets.ts';

/** The places; `read` is not among them, since `import/tickets.ts` binds such a ticket to the file's content. */
export type PlaceKind = Exclude<TicketKind, 'read'>;

/** Hands out tickets for places that a person chose, and keeps their paths in main. */
export interface PlaceTickets {
  /**
   * Links are followed. Throws `file-unreadable` (param `reason`: a `FileFailure`, `folder`, `special` or `no-folder`)
   * where the file, the folder, or the folder to save in, is not there or is something else.
   */
  issue(path: string, kind: PlaceKind): Promise<TicketId>;
  /** The absolute path. Throws `ticket-expired` also for a ticket of another kind. */
  pathOf(ticket: TicketId, kind: PlaceKind): string;
  drop(ticket: TicketId): void;
  clear(): void;
}

export function createPlaceTickets(deps: {
  readonly files: Pick<Files, 'resolve'>;
  readonly clock: Clock;
  readonly random: Random;
}): PlaceTickets {
  const { files } = deps;
  const shelf = createShelf<{ readonly path: string; readonly kind: PlaceKind }>(deps);
  return {
    async issue(path, kind) {
      const generation = shelf.generation();
      const real = await withFileErrors(() => PLACES[kind](files, path));
      if (shelf.generation() !== generation) throw new KeyturnError('ticket-expired');
      return shelf.put({ path: real, kind });
    },
    pathOf(ticket, kind) {
      const kept = shelf.get(ticket);
      if (kept === undefined || kept.kind !== kind) throw new KeyturnError('ticket-expired');
      return kept.path;
    },
    drop: shelf.drop,
    clear: shelf.clear,
  };
}

type Resolving = Pick<Files, 'resolve'>;

async function folderAt(files: Resolving, path: string): Promise<string> {
  const found = await files.resolve(path);
  if (found === null) throw new FileError('not-found');
  if (found.kind !== 'folder') throw new KeyturnError('file-unreadable', { reason: 'no-folder' });
  return found.path;
}

function requireFile(kind: 'file' | 'folder' | 'other'): void {
  if (kind === 'file') return;
  throw new KeyturnError('file-unreadable', { reason: kind === 'folder' ? 'folder' : 'special' });
}

const PLACES: Readonly<Record<PlaceKind, (files: Resolving, path: string) => Promise<string>>> = {
  folder: folderAt,
  async backup(files, path) {
    const found = await files.resolve(path);
    if (found === null) throw new FileError('not-found');
    requireFile(found.kind);
    return found.path;
  },
  async save(files, path) {
    const there = await files.resolve(path);
    // What a link leads to is what is replaced, so that the link stays one.
    if (there !== null) {
      requireFile(there.kind);
      return there.path;
    }
    return join(await folderAt(files, dirname(path)), basename(path));
  },
};
