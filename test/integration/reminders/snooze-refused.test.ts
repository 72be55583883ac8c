import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TEST_PASSWORD, testApp } from '../../support/test-app.ts';

const all = { ids: null, span: 'tomorrow' } as const;

it('says what is missing where nothing can be snoozed', async () => {
  await using app = await testApp({ options: { via: 'cli' } });
  expect(await app.refusal('reminders.snooze', all)).toBe('vault-absent');
  await app.call('vault.create', { password: TEST_PASSWORD, keychain: false });
  await app.app.lock('by-hand');
  for (const name of await readdir(app.folder)) {
    if (name.startsWith('vault.keys')) await writeFile(join(app.folder, name), 'nothing');
  }
  expect(await app.refusal('reminders.snooze', all)).toBe('vault-damaged');
});
