import { expect, it } from 'vitest';
import { fakeClipboard } from '../../../support/fake/desktop.ts';
import { asKeys } from '../../../support/import-found.ts';
import { awsKey } from '../../../support/sample-keys.ts';
import { openTestApp } from '../../../support/test-app.ts';

it('locks the vault while the clipboard does not answer', async () => {
  const answer = Promise.withResolvers<string>();
  const stuck = { ...fakeClipboard(), read: () => answer.promise };
  await using made = await openTestApp({ ports: { clipboard: stuck } });
  const { id } = await made.call('credentials.add', awsKey());
  await made.call('credentials.copy', { id, field: 'secret_access_key' });
  const locked = new Promise<void>((resolve) => {
    made.app.subscribe((name) => {
      if (name === 'vault.changed') resolve();
    });
  });
  void made.app.lock('by-hand');
  await locked;
  expect(await made.refusal('credentials.get', { id })).toBe('vault-locked');
  answer.resolve('');
});

it('forgets previews and their secrets', async () => {
  await using made = await openTestApp();
  const text = 'AKIAQ3EGRIMWKEYTURN7 wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
  const { preview } = asKeys(await made.call('import.previewText', { text }));
  await made.app.lock('quit');
  await made.call('vault.unlock', { kind: 'password', password: 'correct horse battery' });
  const rows = [{ index: 0, cloud: 'aws' as const, label: 'x', site: 'aws' }];
  expect(await made.refusal('import.commit', { preview, rows })).toBe('ticket-expired');
});
