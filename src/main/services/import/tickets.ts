import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import { MANAGER_LIMITS } from '../../formats/managers/limits.ts';
import { managerOf } from '../../formats/managers/marks.ts';
import { MAX_TEXT_BYTES, tooLarge } from '../../formats/text.ts';
import type { Clock } from '../../ports/clock.ts';
import { FileError, type FileFacts, type Files } from '../../ports/files.ts';
import type { Random } from '../../ports/random.ts';
import { createShelf } from './shelf.ts';

/** What reading and deleting a person's file takes. */
export type SourceFiles = Pick<Files, 'resolve' | 'facts' | 'read' | 'remove' | 'flushFolder'>;

/** A file as it was when its ticket was made. */
interface Bound {
  /** Without links, so that what is deleted is what was read. */
  readonly path: string;
  /** As it was chosen. */
  readonly chosen: string;
  readonly fileName: string;
  readonly facts: FileFacts;
  readonly sha256: string;
}

/** What a ticket's file holds. The caller zeroes the bytes. */
export interface TicketContent {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** Where a ticket's file lies. */
export interface TicketPlace {
  /** Without links. */
  readonly path: string;
  /** As the person chose it, which may be a link to it. */
  readonly chosen: string;
}

/** Hands out tickets for files that a person chose, and keeps the paths to itself. */
export interface Tickets {
  /**
   * Binds a ticket to a regular file: its identity, size, time of change and SHA-256. Links are followed.
   * Throws `file-unreadable` (param `reason`: a `FileFailure`, `folder` or `special`), `file-too-large`.
   */
  issue(path: string): Promise<TicketId>;
  /** Throws `ticket-expired`, `file-changed`, and as `issue`. */
  read(ticket: TicketId): Promise<TicketContent>;
  /** For main alone: what remembers the file rather than its content. Throws `ticket-expired`. */
  place(ticket: TicketId): TicketPlace;
  /**
   * Deletes the file if it is still the one that the ticket was made for, and flushes its folder.
   * The name is gone then; the blocks are not overwritten, which SSDs and copying file systems would not honour, and
   * backups, synced copies and other hard links stay. Returns the file's name.
   * Throws as `read`.
   */
  deleteFile(ticket: TicketId): Promise<string>;
  clear(): void;
}

export function createTickets(deps: {
  readonly files: SourceFiles;
  readonly clock: Clock;
  readonly random: Random;
}): Tickets {
  const { files } = deps;
  const shelf = createShelf<Bound>(deps);

  const boundTo = (ticket: TicketId): Bound => {
    const bound = shelf.get(ticket);
    if (bound === undefined) throw new KeyturnError('ticket-expired');
    return bound;
  };

  const readUnchanged = async (bound: Bound): Promise<Buffer> => {
    const resolved = await regularFile(files, bound.path);
    if (resolved !== bound.path) throw new KeyturnError('file-changed');
    const { facts, bytes } = await readStill(files, bound.path);
    if (sameFacts(facts, bound.facts) && digest(bytes) === bound.sha256) return bytes;
    bytes.fill(0);
    throw new KeyturnError('file-changed');
  };

  return {
    issue: (path) =>
      withFileErrors(async () => {
        const generation = shelf.generation();
        const real = await regularFile(files, path);
        const { facts, bytes } = await readStill(files, real);
        const sha256 = digest(bytes);
        bytes.fill(0);
        if (shelf.generation() !== generation) throw new KeyturnError('ticket-expired');
        return shelf.put({ path: real, chosen: path, fileName: basename(path), facts, sha256 });
      }),

    read: (ticket) =>
      withFileErrors(async () => {
        const bound = boundTo(ticket);
        return { fileName: bound.fileName, bytes: await readUnchanged(bound) };
      }),

    place(ticket) {
      const { path, chosen } = boundTo(ticket);
      return { path, chosen };
    },

    deleteFile: (ticket) =>
      withFileErrors(async () => {
        const bound = boundTo(ticket);
        (await readUnchanged(bound)).fill(0);
        boundTo(ticket);
        await files.remove(bound.path);
        shelf.drop(ticket);
        await files.flushFolder(dirname(bound.path));
        return bound.fileName;
      }),

    clear: shelf.clear,
  };
}

/** The path without links, once it is known to be a plain file: reading a pipe or a device could hang for ever. */
async function regularFile(files: SourceFiles, path: string): Promise<string> {
  const resolved = await files.resolve(path);
  if (resolved === null) throw new FileError('not-found');
  if (resolved.kind === 'file') return resolved.path;
  throw new KeyturnError('file-unreadable', { reason: resolved.kind === 'folder' ? 'folder' : 'special' });
}

/** Reads a file of which nothing changes meanwhile. */
async function readStill(files: SourceFiles, path: string): Promise<{ facts: FileFacts; bytes: Buffer }> {
  const facts = await factsOf(files, path);
  if (facts.size > MANAGER_LIMITS.bytes) throw tooLarge();
  const bytes = await files.read(path, MANAGER_LIMITS.bytes);
  // Password managers' files hold what their owner attached, too. Of any other kind none that holds keys is as large; names
  // tell nothing, since people choose them.
  if (bytes.length > MAX_TEXT_BYTES && managerOf(bytes) === null) {
    bytes.fill(0);
    throw tooLarge();
  }
  if (bytes.length === facts.size && sameFacts(facts, await factsOf(files, path))) return { facts, bytes };
  bytes.fill(0);
  throw new KeyturnError('file-changed');
}

async function factsOf(files: SourceFiles, path: string): Promise<FileFacts> {
  const facts = await files.facts(path);
  if (facts === null) throw new FileError('not-found');
  return facts;
}

function sameFacts(a: FileFacts, b: FileFacts): boolean {
  return a.identity === b.identity && a.size === b.size && a.modifiedMs === b.modifiedMs;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Turns a failure of the disk into `file-unreadable` with its `reason`. */
export async function withFileErrors<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof FileError) throw new KeyturnError('file-unreadable', { reason: error.failure });
    throw error;
  }
}
