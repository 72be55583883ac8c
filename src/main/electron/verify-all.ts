import type { VerifyProgress, VerifySummary } from '../../shared/model/verification.ts';
import type { ShellApp } from './shell-app.ts';

/** `refused`: the vault was locked meanwhile, or a run over other keys is under way. */
export type TrayVerification =
  | { readonly kind: 'refused' }
  | { readonly kind: 'done'; readonly summary: VerifySummary };

/** Verifies every key of the vault, and tells how far it is; a run over all keys that is under way is joined. */
export async function verifyAll(
  app: Pick<ShellApp, 'handle' | 'subscribe'>,
  progress: (state: VerifyProgress) => void,
): Promise<TrayVerification> {
  const look = async (): Promise<void> => {
    const status = await app.handle('verification.status', {});
    if (status.ok && status.value.running !== null) progress(status.value.running);
  };
  const end = app.subscribe((name) => {
    if (name === 'verification.changed') void look();
  });
  try {
    const ended = await app.handle('verification.start', { scope: { kind: 'view', view: { kind: 'all' } } });
    return ended.ok ? { kind: 'done', summary: ended.value.summary } : { kind: 'refused' };
  } finally {
    end();
  }
}
