import type { PendingAsk } from '../../../src/shared/model/broker.ts';
import type { TestApp } from '../test-app.ts';

/** Resolves with the first question that waits for which it is so. */
export const asked = (
  { app }: Pick<TestApp, 'app'>,
  like: (ask: PendingAsk) => boolean = () => true,
): Promise<PendingAsk> =>
  new Promise((resolve) => {
    const look = async (): Promise<void> => {
      const answer = await app.handle('broker.pending', {});
      const found = answer.ok ? answer.value.find(like) : undefined;
      if (found === undefined) return;
      stop();
      resolve(found);
    };
    const stop = app.subscribe((name) => {
      if (name === 'broker.changed') void look();
    });
    void look();
  });

/** Resolves once other programs can ask, or the place stands as it is named. */
export const standing = ({ app }: Pick<TestApp, 'app'>, state = 'listening'): Promise<void> =>
  new Promise((resolve) => {
    const look = async () => {
      const answer = await app.handle('broker.status', {});
      if (!answer.ok || answer.value.state !== state) return;
      stop();
      resolve();
    };
    const stop = app.subscribe((name) => {
      if (name === 'broker.changed') void look();
    });
    void look();
  });
