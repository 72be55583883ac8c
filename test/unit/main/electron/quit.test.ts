import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';

const app = new EventEmitter();
vi.mock('electron', () => ({ app }));
const { closeBeforeQuit } = await import('../../../../src/main/electron/quit.ts');

/** As `app.quit()` does; whether the app ends at once. */
function quit(): boolean {
  let prevented = false;
  app.emit('before-quit', {
    preventDefault: () => {
      prevented = true;
    },
  });
  return !prevented;
}

it('asks once and closes once, however often it is asked to quit meanwhile, and only then ends', async () => {
  app.removeAllListeners();
  const answered = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  const seen: string[] = [];
  const tell = (what: string, until: Promise<void>) => () => {
    seen.push(what);
    return until;
  };
  closeBeforeQuit(tell('close', closed.promise), {
    ask: tell('ask', answered.promise),
    leave: () => {
      seen.push('leave');
      left.resolve();
    },
  });
  expect(quit()).toBe(false);
  expect(quit()).toBe(false);
  answered.resolve();
  await vi.waitUntil(() => seen.includes('close'));
  // Ended here, nothing would have been locked.
  expect(quit()).toBe(false);
  closed.resolve();
  await left.promise;
  expect(seen).toEqual(['ask', 'close', 'leave']);
  expect(quit()).toBe(true);
});

it('ends where a question or a service fails', async () => {
  app.removeAllListeners();
  const left = Promise.withResolvers<void>();
  const fail = async () => {
    throw new Error('on purpose');
  };
  closeBeforeQuit(fail, { ask: fail, leave: left.resolve });
  expect(quit()).toBe(false);
  await left.promise;
  expect(quit()).toBe(true);
});
