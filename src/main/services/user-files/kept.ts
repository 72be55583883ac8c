import { assertNever } from '../../../shared/assert-never.ts';
import type { KeptFile } from '../../../shared/model/kept-file.ts';
import { FileError } from '../../ports/files.ts';
import { type KeptFileRow, listKeptFiles } from '../../vault/repositories/kept-files.ts';
import { contentAt, sha256 } from './content.ts';
import type { UserFilesDeps } from './deps.ts';

type Found = Buffer | 'missing' | 'other';

/** The digest of what lies at a path; a path that cannot be read holds something else than what Keyturn wrote. */
async function digestAt({ files }: UserFilesDeps, path: string): Promise<Found> {
  try {
    const found = await contentAt(files, path);
    return Buffer.isBuffer(found) ? sha256(found) : found;
  } catch (error) {
    if (error instanceof FileError) return error.failure === 'not-found' ? 'missing' : 'other';
    throw error;
  }
}

function stateOf(row: KeptFileRow, device: string, found: Found): KeptFile['state'] {
  if (row.device !== device) return 'elsewhere';
  switch (row.state) {
    case 'undone':
      return 'undone';
    case 'begun':
    case 'written':
      if (found === 'missing') return 'gone';
      return Buffer.isBuffer(found) && found.equals(row.after) ? 'as-written' : 'changed';
    default:
      return assertNever(row.state);
  }
}

const viewOf = (row: KeptFileRow, device: string, found: Found): KeptFile => ({
  ...{ id: row.id, path: row.path, deviceName: row.deviceName, why: row.why, at: row.at, bytes: row.bytes },
  consumerId: row.consumerId,
  state: stateOf(row, device, found),
});

/** The copies with how their files stand now, each file looked at once; the newest first. */
export async function keptViews(deps: UserFilesDeps, which = listKeptFiles): Promise<KeptFile[]> {
  const device = await deps.deviceId.get();
  const rows = deps.session.vault().read(which);
  const digests = new Map<string, Found>();
  for (const { path, device: on } of rows) {
    if (on === device && !digests.has(path)) digests.set(path, await digestAt(deps, path));
  }
  return rows.map((row) => viewOf(row, device, digests.get(row.path) ?? 'missing'));
}
