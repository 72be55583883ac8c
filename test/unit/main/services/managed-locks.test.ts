import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createOwnership } from '../../../../src/main/node/ownership.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { TEST_PASSWORD, type TestApp, testApp } from '../../../support/test-app.ts';

const DAY = 86_400_000;
const byPassword = { kind: 'password', password: TEST_PASSWORD } as const;
const byKeychain = { kind: 'keychain' } as const;

/** A vault with a keychain on a computer that whoever runs this test manages; `rules` hold from the next unlock on. */
async function managed(rules: object): Promise<TestApp & AsyncDisposable> {
  const place = await temporaryFolder();
  const policyFile = join(place.path, 'policy.json');
  const made = await testApp({
    ports: { ownership: createOwnership((uid) => uid === 0 || uid === process.getuid?.(), 'linux') },
    options: { policyFile },
  });
  await made.call('vault.create', { password: TEST_PASSWORD, keychain: true });
  await writeFile(policyFile, JSON.stringify({ version: 1, ...rules }), { mode: 0o644 });
  await made.app.lock('quit');
  return {
    ...made,
    async [Symbol.asyncDispose]() {
      await made.close();
      await place[Symbol.asyncDispose]();
    },
  };
}

it('the fewer idle minutes win', async () => {
  await using made = await managed({ maxIdleMinutes: 5 });
  await made.call('vault.unlock', byPassword);
  expect(made.app.idleMinutes()).toBe(5);
  await made.call('settings.set', { idleMinutes: 3 });
  expect(made.app.idleMinutes()).toBe(3);
  await made.call('settings.set', { idleMinutes: 60 });
  expect(made.app.idleMinutes()).toBe(5);
});

it('the fewer days until the password is asked win', async () => {
  await using made = await managed({ maxPasswordDays: 2 });
  made.clock.jumpTo(made.clock.now() + DAY);
  await made.call('vault.unlock', byKeychain);
  await made.app.lock('quit');
  made.clock.jumpTo(made.clock.now() + DAY);
  const due = await made.app.handle('vault.unlock', byKeychain);
  expect(due).toMatchObject({ error: { code: 'password-due', params: { days: 2 } } });
  await made.call('vault.unlock', byPassword);
});

it('a keychain that is forbidden opens nothing and is not set up, and one that is there can be taken away', async () => {
  await using made = await managed({ forbidKeychain: true });
  made.presence.offers = 'touch-id';
  expect(await made.refusal('vault.unlock', byKeychain)).toBe('policy-forbids');
  expect(made.presence.asked).toEqual([]);
  expect(await made.call('vault.status', {})).toMatchObject({ keychain: 'unavailable' });
  await made.call('vault.unlock', byPassword);
  expect(await made.refusal('vault.setKeychain', { enabled: true })).toBe('policy-forbids');
  await made.call('vault.setKeychain', { enabled: false });
  expect(made.keychain.items.size).toBe(0);
});
