import { expect, it } from 'vitest';
import { awsKey } from '../../support/sample-keys.ts';
import { TEST_PASSWORD, testApp } from '../../support/test-app.ts';

it('lands on the key that was pressed, and on what is due once that is gone', async () => {
  await using app = await testApp();
  await app.call('vault.create', { password: TEST_PASSWORD, keychain: false });
  const { id } = await app.call('credentials.add', awsKey());
  const press = async () => {
    app.app.landing.set({ kind: 'key', id, rotate: false });
    return app.call('place.take', {});
  };
  expect(await press()).toEqual({ kind: 'key', id, rotate: false });
  expect(await app.call('place.take', {})).toBeNull();
  await app.call('credentials.remove', { ids: [id] });
  expect(await press()).toEqual({ kind: 'due' });
  await app.call('credentials.purge', { ids: [id] });
  expect(await press()).toEqual({ kind: 'due' });
});
