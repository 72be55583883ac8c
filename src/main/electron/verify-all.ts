import { catalogue } from '../../shared/catalogue/index.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { Router } from '../ipc/router.ts';

/** Enough to hide the clouds' answering times, few enough for their throttles. */
const AT_ONCE = 4;
const PAGE = 500;

export interface VerifyProgress {
  readonly done: number;
  readonly total: number;
}

/** `locked`: the vault was locked meanwhile, and the rest was not asked. */
export type VerifyOutcome =
  | { readonly kind: 'locked' }
  | { readonly kind: 'done'; readonly proven: number; readonly failed: readonly CredentialId[] };

/** Verifies every key that is not in the bin and whose platform can be asked, through the same channels as a person would. */
export async function verifyAll(
  app: Pick<Router, 'handle'>,
  progress: (state: VerifyProgress) => void,
): Promise<VerifyOutcome> {
  const ids: CredentialId[] = [];
  let seen = 0;
  for (;;) {
    const page = await app.handle('credentials.list', {
      ...{ view: { kind: 'all' }, search: '', sort: 'due', offset: seen, limit: PAGE },
    });
    if (!page.ok) return { kind: 'locked' };
    seen += page.value.rows.length;
    ids.push(...page.value.rows.filter(({ cloud }) => catalogue[cloud].checks).map(({ id }) => id));
    if (page.value.rows.length === 0 || seen >= page.value.total) break;
  }

  const failed: CredentialId[] = [];
  let done = 0;
  let locked = false;
  const queue = ids.values();
  const worker = async (): Promise<void> => {
    for (const id of queue) {
      if (locked) return;
      const answer = await app.handle('credentials.verify', { id });
      if (!answer.ok && answer.error.code === 'vault-locked') locked = true;
      if (locked) return;
      if (!answer.ok || answer.value.kind === 'failed') failed.push(id);
      done += 1;
      progress({ done, total: ids.length });
    }
  };
  progress({ done, total: ids.length });
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (locked) return { kind: 'locked' };
  // In the order of the list, whichever answered first.
  return {
    kind: 'done',
    proven: done - failed.length,
    failed: ids.filter((id) => failed.includes(id)),
  };
}
