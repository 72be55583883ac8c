import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { FileError, type Files } from '../../ports/files.ts';
import { type VaultPaths, vaultPaths } from '../paths.ts';
import type { VaultPorts } from '../ports.ts';
import { withLock } from '../with-lock.ts';
import { type Header, headerIsGenuine, parseHeader, type SignedHeader, serialiseHeader } from './format.ts';

const MOST_BYTES = 262_144;

/**
 * What a folder holds. `absent`: no header, no backup and no database. `damaged`: something of a vault is there, and
 * neither header nor backup can be read. `source` says where a good one lay; anything but `header` wants mending.
 */
export type FoundHeader =
  | { readonly kind: 'absent' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer' }
  | {
      readonly kind: 'found';
      readonly signed: SignedHeader;
      readonly source: 'header' | 'backup' | 'unfinished';
    };

async function readIfThere(files: Files, path: string): Promise<Buffer | null> {
  try {
    return await files.read(path, MOST_BYTES);
  } catch (error) {
    if (error instanceof FileError && error.failure === 'not-found') return null;
    if (error instanceof FileError && error.failure === 'other') return Buffer.alloc(0);
    throw error;
  }
}

/** A replacement was cut short after the database: the prepared header is the one that fits it. */
async function isSwapped(files: Files, { nextHeader, nextDatabase }: VaultPaths): Promise<boolean> {
  return (await files.facts(nextHeader)) !== null && (await files.facts(nextDatabase)) === null;
}

/** Reads the header, or its backup where the header itself is lost or damaged. */
export async function findHeader(files: Files, paths: VaultPaths): Promise<FoundHeader> {
  const candidates = (await isSwapped(files, paths))
    ? ([{ source: 'unfinished', path: paths.nextHeader }] as const)
    : ([
        { source: 'header', path: paths.header },
        { source: 'backup', path: paths.headerBackup },
      ] as const);
  let lost = (await files.facts(paths.database)) !== null;
  const databaseThere = lost;
  for (const { source, path } of candidates) {
    const bytes = await readIfThere(files, path);
    if (bytes === null) continue;
    const reading = parseHeader(bytes);
    if (reading.kind === 'good') return { kind: 'found', signed: reading.signed, source };
    if (reading.kind === 'newer') return { kind: 'newer' };
    lost = true;
  }
  // Making a vault was cut short between its two last steps: both files are whole, one still has its first name.
  const unfinished = databaseThere ? await readIfThere(files, paths.newHeader) : null;
  const reading = unfinished === null ? null : parseHeader(unfinished);
  if (reading?.kind === 'good') return { kind: 'found', signed: reading.signed, source: 'unfinished' };
  return { kind: lost ? 'damaged' : 'absent' };
}

/**
 * The header on the disk, for who has its key already. Throws `vault-damaged`, and `vault-replaced` where it is not
 * signed with that key.
 */
export async function headerInForce(files: Files, folder: string, headerKey: Buffer): Promise<Header> {
  const found = await findHeader(files, vaultPaths(folder));
  if (found.kind !== 'found') throw new KeyturnError('vault-damaged');
  if (!headerIsGenuine(found.signed, headerKey)) throw new KeyturnError('vault-replaced');
  return found.signed.header;
}

async function replace(files: Files, path: string, bytes: Uint8Array): Promise<void> {
  await files.writeFlushed(`${path}.tmp`, bytes, 0o600);
  await files.rename(`${path}.tmp`, path);
}

/** The header in force stays whole at every step; what cannot be read is set aside, not overwritten. */
async function writeHeader(
  files: Files,
  paths: VaultPaths,
  content: Header,
  headerKey: Buffer,
  revokes: boolean,
): Promise<void> {
  const bytes = serialiseHeader(content, headerKey);
  const current = await readIfThere(files, paths.header);
  if (current !== null) {
    const good = parseHeader(current).kind === 'good';
    await replace(files, good ? paths.headerBackup : paths.headerDamaged, current);
  }
  await replace(files, paths.header, bytes);
  await files.flushFolder(paths.folder);
  // A backup with the old slot would still open with the password, code or key that was just taken away.
  if (revokes) {
    await replace(files, paths.headerBackup, bytes);
    await files.flushFolder(paths.folder);
  }
  await files.remove(paths.newHeader);
}

/** What a change of the header needs beside the change itself. */
export interface HeaderUpdate {
  readonly folder: string;
  readonly vaultId: string;
  readonly headerKey: Buffer;
  /** Asked under the lock, which is held while a vault is replaced: throws where the folder holds another one now. */
  readonly requireOurs: () => void;
  /** The change takes a way in away, so the backup must not keep it. */
  readonly revokes: boolean;
  /** Gets what is on the disk now; null leaves it as it is. */
  readonly change: (current: Header) => Header | null;
}

/**
 * Changes the header under its lock, from what is on the disk at that moment, so that no process undoes what another
 * one wrote. Returns the header in force afterwards. Throws `vault-busy`, `vault-damaged`, `vault-newer`,
 * `vault-replaced` (another vault's header lies there now), `folder-not-writable` and `disk-full`.
 */
export function updateHeader(ports: VaultPorts, update: HeaderUpdate): Promise<Header> {
  const { folder, vaultId, headerKey, revokes, requireOurs, change } = update;
  const paths = vaultPaths(folder);
  return withLock(ports, folder, 'header', async () => {
    requireOurs();
    // A replacement was cut short, and would put its own header over this change when it is settled.
    if ((await ports.files.facts(paths.nextHeader)) !== null) throw new KeyturnError('vault-replaced');
    const found = await findHeader(ports.files, paths);
    if (found.kind === 'newer') throw new KeyturnError('vault-newer');
    if (found.kind !== 'found') throw new KeyturnError('vault-damaged');
    const current = found.signed.header;
    if (current.vaultId !== vaultId) throw new KeyturnError('vault-replaced');
    if (!headerIsGenuine(found.signed, headerKey)) throw new KeyturnError('vault-damaged');
    const next = change(current);
    if (next === null && found.source === 'header') return current;
    await writeHeader(ports.files, paths, next ?? current, headerKey, revokes);
    return next ?? current;
  });
}

/** The first header of a new vault, under the name that makes it count only once the database is in its place. */
export async function writeNewHeader(
  files: Files,
  paths: VaultPaths,
  content: Header,
  headerKey: Buffer,
): Promise<void> {
  await files.writeFlushed(paths.newHeader, serialiseHeader(content, headerKey), 0o600);
}
