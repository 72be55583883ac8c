import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { LookedPlace } from '../../../shared/model/look.ts';
import type { Files } from '../../ports/files.ts';
import { FileError } from '../../ports/files.ts';
import { withFileErrors } from '../import/tickets.ts';
import { accessOf } from './read-spot.ts';

/** What only its owner may do with a file of keys: read it and write it. */
const OWNERS = 0o600;

/**
 * Takes all rights to a file away but its owner's to read and write it, as far as those are there. Gives who may read it
 * now. Throws `place-gone`, `file-changed` where the path leads to another file by now, `file-not-ours` where somebody else
 * owns it or the platform has no such rights, `file-not-writable`, `file-unreadable`.
 */
export async function restrict(
  files: Pick<Files, 'resolve' | 'facts' | 'setMode'>,
  path: string,
): Promise<LookedPlace['access']> {
  return withFileErrors(async () => {
    const resolved = await files.resolve(path);
    const facts = resolved === null ? null : await files.facts(path);
    if (resolved === null || facts === null) throw new KeyturnError('place-gone');
    if (resolved.path !== path || resolved.kind !== 'file') throw new KeyturnError('file-changed');
    if (facts.own !== true) throw new KeyturnError('file-not-ours');
    try {
      await files.setMode(path, facts.mode & OWNERS);
    } catch (error) {
      if (error instanceof FileError && error.failure === 'denied')
        throw new KeyturnError('file-not-writable');
      throw error;
    }
    const after = await files.facts(path);
    return after === null ? 'unknown' : accessOf(after);
  });
}
