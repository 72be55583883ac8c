import type { VerifyOutcome, VerifyScope } from '../../shared/model/verification.ts';
import { type CliApp, call } from '../app.ts';
import type { CommandContext } from '../command.ts';

/** Has keys verified in one run, shows how far it is, and ends it with the person's interruption. */
export async function runVerification(
  app: CliApp,
  scope: VerifyScope,
  { io, out, words }: CommandContext,
): Promise<VerifyOutcome> {
  const look = async (): Promise<void> => {
    const status = await app.handle('verification.status', {});
    if (!status.ok || status.value.running === null) return;
    const { done, total: all } = status.value.running;
    out.progress(words.t('cli.note.verifying', { done, all }));
  };
  const end = app.subscribe((name) => {
    if (name === 'verification.changed') void look();
  });
  const cancel = (): void => void app.handle('verification.cancel', {});
  io.signal.addEventListener('abort', cancel);
  try {
    return await call(app, 'verification.start', { scope });
  } finally {
    io.signal.removeEventListener('abort', cancel);
    end();
    out.progress('');
  }
}
