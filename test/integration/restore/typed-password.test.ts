import { afterEach, expect, it, vi } from 'vitest';
import { Secret } from '../../../src/main/vault/index.ts';
import { BY_PASSWORD, backUp, openFile, openRefused } from '../../support/restore/copies.ts';
import { openTestApp, TEST_PASSWORD } from '../../support/test-app.ts';

afterEach(() => vi.restoreAllMocks());

/** Every secret that is made of the typed password from now on. */
function typedSecrets(): Secret[] {
  const make = Secret.of.bind(Secret);
  const made: Secret[] = [];
  vi.spyOn(Secret, 'of').mockImplementation((text) => {
    const secret = make(text);
    if (text === TEST_PASSWORD) made.push(secret);
    return secret;
  });
  return made;
}

function expectZeroed(secrets: readonly Secret[]): void {
  expect(secrets.length).toBeGreaterThan(0);
  for (const secret of secrets) expect(() => secret.bytes()).toThrow('destroyed');
  (secrets as Secret[]).length = 0;
}

it('zeroes the password that was typed for a copy, whether it opens or not', async () => {
  await using made = await openTestApp();
  const file = await backUp(made);
  const { restore } = await openFile(made, file);
  await made.call('restore.replace', { restore });
  const name = (await made.call('restore.copies', {}))[0]?.name ?? '';
  const secrets = typedSecrets();
  await openFile(made, file);
  expectZeroed(secrets);
  const other = await made.another();
  expect(await openRefused(other, file)).toBe('vault-busy');
  expectZeroed(secrets);
  expect(
    await made.refusal('restore.goBack', { name: 'version-10-before-30-00000000', by: BY_PASSWORD }),
  ).toBe('not-found');
  expectZeroed(secrets);
  await made.call('restore.goBack', { name, by: BY_PASSWORD });
  expectZeroed(secrets);
});
