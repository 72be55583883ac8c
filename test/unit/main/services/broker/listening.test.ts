import { expect, it } from 'vitest';
import { createListening } from '../../../../../src/main/services/broker/listening.ts';
import { createEvents } from '../../../../../src/main/services/events.ts';
import { fakeLogger } from '../../../../support/fake/desktop.ts';

it('tries again at an unlock where the place could not be made, and not where it listens', async () => {
  const events = createEvents();
  let opened = 0;
  const listening = createListening({
    door: {
      place: '/x',
      open: async () => {
        opened += 1;
        if (opened === 1) throw new Error('taken');
        return async () => undefined;
      },
    },
    preferences: { get: async () => ({ broker: true }) as never },
    ...{ events, logger: fakeLogger(), changed: () => undefined },
    answer: async () => ({ ok: true, value: null }),
  });
  listening.start();
  await expect.poll(() => listening.status().state).toBe('failed');
  events.emit('vault.changed', {});
  await expect.poll(() => listening.status().state).toBe('listening');
  events.emit('vault.changed', {});
  await listening.stop();
  expect([opened, listening.status().state]).toEqual([2, 'off']);
});
