import { lookSeen } from '../../shared/look-seen.ts';
import type { LookScope, LookView } from '../../shared/model/look.ts';
import { type CliApp, call } from '../app.ts';
import type { CommandContext } from '../command.ts';
import { AnswerError, CliError } from '../errors.ts';

/** Looks around and waits for the end, shows how far it is, and ends it with the person's interruption. */
export async function runLook(
  app: CliApp,
  scope: LookScope,
  { io, out, words }: CommandContext,
): Promise<LookView> {
  let changed = Promise.withResolvers<void>();
  const end = app.subscribe((name) => {
    if (name === 'look.changed' || name === 'vault.changed') changed.resolve();
  });
  const stop = (): void => void app.handle('look.stop', {});
  io.signal.addEventListener('abort', stop);
  try {
    let view: LookView | null = await call(app, 'look.start', scope);
    while (view?.running === true) {
      out.progress(words.t('cli.look.looking', { seen: lookSeen(view, words.t) }));
      await changed.promise;
      changed = Promise.withResolvers();
      view = await call(app, 'look.get', {});
    }
    if (io.signal.aborted) throw new CliError('interrupted');
    if (view === null) throw new AnswerError({ code: 'vault-locked', params: {} });
    return view;
  } finally {
    io.signal.removeEventListener('abort', stop);
    end();
    out.progress('');
  }
}

/** Asks the clouds about the found keys, and ends it with the person's interruption. */
export async function verifyFound(
  app: CliApp,
  { look, keys }: LookView,
  { io, out, words }: CommandContext,
): Promise<LookView> {
  const stop = (): void => void app.handle('look.stop', {});
  io.signal.addEventListener('abort', stop);
  out.progress(words.t('cli.look.verifying', { count: keys.length }));
  try {
    const view = await call(app, 'look.verify', { look, rows: keys.map(({ row }) => row.index) });
    if (io.signal.aborted) throw new CliError('interrupted');
    return view;
  } finally {
    io.signal.removeEventListener('abort', stop);
    out.progress('');
  }
}
