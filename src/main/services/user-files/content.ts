import { createHash } from 'node:crypto';
import { type ErrorCode, KeyturnError } from '../../../shared/ipc/envelope.ts';
import { decodeText, MAX_TEXT_BYTES, type Otherwise, tooLarge } from '../../formats/text.ts';
import { FileError, type FileFacts, type Files } from '../../ports/files.ts';
import type { UserFile } from './types.ts';

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** A failure of the disk in words for people; anything else stays what it is. */
export function asUserError(error: unknown, whenDenied: ErrorCode): unknown {
  if (!(error instanceof FileError)) return error;
  if (error.failure === 'full') return new KeyturnError('disk-full');
  if (error.failure === 'not-found' && whenDenied === 'file-unreadable')
    return new KeyturnError('place-gone');
  return new KeyturnError(whenDenied, whenDenied === 'file-unreadable' ? { reason: error.failure } : {});
}

export const sameFacts = (a: FileFacts, b: FileFacts): boolean =>
  a.identity === b.identity && a.size === b.size && a.modifiedMs === b.modifiedMs;

/** Reads a file of which nothing changes meanwhile. Throws `file-changed`, `file-too-large`, FileError. */
async function readStill(files: Files, path: string): Promise<{ facts: FileFacts; bytes: Buffer }> {
  const facts = await files.facts(path);
  if (facts === null) throw new FileError('not-found');
  if (facts.size > MAX_TEXT_BYTES) throw tooLarge();
  const bytes = await files.read(path, MAX_TEXT_BYTES);
  const after = await files.facts(path);
  if (after !== null && sameFacts(facts, after) && bytes.length === facts.size) return { facts, bytes };
  throw new KeyturnError('file-changed');
}

/** As `UserFiles.open`. Links are followed; a pipe or a device is not opened, since that might never return. */
export async function openUserFile(
  files: Files,
  path: string,
  otherwise: Otherwise = 'gb18030',
): Promise<UserFile> {
  try {
    const found = await files.resolve(path);
    if (found === null) throw new KeyturnError('place-gone');
    if (found.kind !== 'file') {
      throw new KeyturnError('file-unreadable', { reason: found.kind === 'folder' ? 'folder' : 'special' });
    }
    const { facts, bytes } = await readStill(files, found.path);
    const digest = sha256(bytes);
    return { path: found.path, facts, text: decodeText(bytes, otherwise), otherwise, digest };
  } catch (error) {
    throw asUserError(error, 'file-unreadable');
  }
}

/**
 * What lies at a path that had no link in it. `other`: something that Keyturn has not written there, and does not open:
 * a link, a folder, a pipe, a file beyond the limit. Throws FileError.
 */
export async function contentAt(files: Files, path: string): Promise<Buffer | 'missing' | 'other'> {
  const found = await files.resolve(path);
  if (found === null) return 'missing';
  if (found.kind !== 'file' || found.path !== path) return 'other';
  const facts = await files.facts(path);
  if (facts === null) return 'missing';
  return facts.size > MAX_TEXT_BYTES ? 'other' : files.read(path, MAX_TEXT_BYTES);
}

/** The bytes of a file that was opened, if it is still that one in every way. Throws `file-changed`, FileError. */
export async function bytesStill(files: Files, file: UserFile): Promise<Buffer> {
  const found = await files.resolve(file.path);
  if (found?.path !== file.path || found.kind !== 'file') throw new KeyturnError('file-changed');
  const { facts, bytes } = await readStill(files, file.path);
  // Who owns it and how many names it has may have changed as well.
  const same = sameFacts(facts, file.facts) && facts.mode === file.facts.mode && facts.own === file.facts.own;
  if (same && facts.names === file.facts.names && sha256(bytes).equals(file.digest)) return bytes;
  throw new KeyturnError('file-changed');
}
