import { expect, it } from 'vitest';
import { changeVaultKey, KDF_FLOOR, openVault, Secret } from '../../../../src/main/vault/index.ts';
import { openTestApp, TEST_PASSWORD } from '../../../support/test-app.ts';
import { ACTOR, realPorts } from '../../../support/vault/ports.ts';
import { byPassword } from '../../../support/vault/temp.ts';

it('locks when another process changed the key, and the new password opens it', async () => {
  await using made = await openTestApp();
  const ports = realPorts();
  const other = await openVault(ports, {
    folder: made.folder,
    by: byPassword(TEST_PASSWORD),
    actor: ACTOR,
  });
  const password = 'the next password';
  await changeVaultKey(ports, other, { password: Secret.of(password), cost: KDF_FLOOR });
  const view = { view: { kind: 'all' }, search: '', sort: 'label', offset: 0, limit: 10 } as const;
  expect(await made.refusal('credentials.list', view)).toBe('vault-replaced');
  made.clock.advance(2000);
  await expect.poll(async () => (await made.call('vault.status', {})).state).toBe('locked');
  expect(await made.refusal('vault.unlock', { kind: 'password', password: TEST_PASSWORD })).toBe(
    'wrong-password',
  );
  await made.call('vault.unlock', { kind: 'password', password });
  expect(await made.call('credentials.list', view)).toMatchObject({ total: 0 });
  made.clock.advance(2000);
  expect((await made.call('vault.status', {})).state).toBe('unlocked');
});
