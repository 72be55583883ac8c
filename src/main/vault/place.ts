import type { ErrorCode } from '../../shared/ipc/envelope.ts';
import type { Files } from '../ports/files.ts';

/** Why a vault cannot live in this folder, or null when it can. The folder need not exist yet. */
export async function placeProblem(
  files: Files,
  folder: string,
): Promise<Extract<ErrorCode, 'folder-not-local' | 'folder-not-writable'> | null> {
  if ((await files.location(folder)) !== 'local') return 'folder-not-local';
  return (await files.writable(folder)) ? null : 'folder-not-writable';
}
