import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOwnership } from '../../../../src/main/node/ownership.ts';
import { awsKey } from '../../../support/sample-keys.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { TEST_PASSWORD, testApp } from '../../../support/test-app.ts';

const STRONG = 'violet anchor mumbling piano 73';

/** The app on a computer whose administrator is whoever runs this test. */
async function managedApp(rules: object | string) {
  const place = await temporaryFolder();
  const policyFile = join(place.path, 'policy.json');
  const write = async (content: object | string, mode = 0o644) => {
    await writeFile(
      policyFile,
      typeof content === 'string' ? content : JSON.stringify({ version: 1, ...content }),
    );
    await chmod(policyFile, mode);
  };
  await write(rules);
  const made = await testApp({
    ports: { ownership: createOwnership((uid) => uid === 0 || uid === process.getuid?.(), 'linux') },
    options: { policyFile },
  });
  const answer = async (...[channel, input]: Parameters<typeof made.app.handle>) => {
    const given = await made.app.handle(channel, input);
    return given.ok ? 'answered' : given.error;
  };
  return {
    ...made,
    policyFile,
    write,
    answer,
    async [Symbol.asyncDispose]() {
      await made.close();
      await place[Symbol.asyncDispose]();
    },
  };
}

const reopen = async (app: Awaited<ReturnType<typeof managedApp>>, password: string) => {
  await app.call('vault.lock', {});
  await app.call('vault.unlock', { kind: 'password', password });
};

describe('a rule of the computer', () => {
  it('keeps secrets from being shown and copied; what is not confidential is copied', async () => {
    await using app = await managedApp({ forbidReveal: true });
    await app.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    const { id } = await app.call('credentials.add', awsKey());
    const refused = { code: 'policy-forbids', params: { rule: 'forbidReveal' } };
    expect(await app.answer('credentials.reveal', { id, field: 'secret_access_key' })).toEqual(refused);
    expect(await app.answer('credentials.copy', { id, field: 'secret_access_key' })).toEqual(refused);
    expect(await app.answer('credentials.copy', { id, field: 'access_key_id' })).toBe('answered');
    const as = { id, naming: 'aws-env', locale: 'en' } as const;
    expect(await app.answer('credentials.copyAs', { ...as, secret: true })).toEqual(refused);
    expect(await app.answer('credentials.copyAs', { ...as, secret: false })).toBe('answered');
    const lines = { credential: id, naming: 'aws-env', shell: 'bash', scope: 'session' } as const;
    expect(await app.answer('scripts.preview', lines)).toBe('answered');
    for (const channel of ['scripts.copy', 'scripts.text'] as const) {
      expect(await app.answer(channel, { ...lines, part: 'set' })).toEqual(refused);
      expect(await app.answer(channel, { ...lines, part: 'check' })).toBe('answered');
    }
    expect(await app.answer('scripts.save', lines)).toEqual(refused);
    expect(await app.answer('scripts.variables', { credentials: [id], namings: null })).toEqual(refused);
    expect(await app.call('handOuts.list', { credential: id })).toEqual([]);
    const { accountId } = await app.call('credentials.get', { id });
    const file = { accounts: [accountId], password: STRONG };
    expect(await app.answer('exports.write', file)).toEqual(refused);
    const to = { kind: 'password', person: 'Li' } as const;
    expect(await app.answer('handOver.seal', { credential: id, to })).toEqual(refused);
    const history = await app.call('credentials.history', { id });
    expect(history.map(({ action }) => action)).not.toContain('credential.revealed');
  });

  it('keeps accounts from being written in clear, and not from being written under a password', async () => {
    await using app = await managedApp({ forbidPlaintextExport: true });
    await app.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    const { id } = await app.call('credentials.add', awsKey());
    const { accountId } = await app.call('credentials.get', { id });
    const accounts = [accountId];
    for (const plaintext of ['csv', 'json'] as const) {
      expect(await app.answer('exports.write', { accounts, password: null, plaintext })).toEqual({
        code: 'policy-forbids',
        params: { rule: 'forbidPlaintextExport' },
      });
    }
    // Nobody chose a place in its dialog.
    expect(await app.call('exports.write', { accounts, password: STRONG })).toBeNull();
  });

  it('asks for longer and better passwords, of new vaults and of changes', async () => {
    await using app = await managedApp({ minPasswordLength: 20, minPasswordScore: 4 });
    const create = (password: string) => app.answer('vault.create', { password, keychain: false });
    expect(await create('fifteen letters')).toEqual({ code: 'weak-password', params: { min: 20 } });
    expect(await create('qwertyuiopqwertyuiop1')).toEqual({
      code: 'policy-forbids',
      params: { rule: 'minPasswordScore', score: 4 },
    });
    expect(await create(STRONG)).toBe('answered');
    const proof = { kind: 'password', password: STRONG } as const;
    expect(await app.answer('vault.changePassword', { proof, next: 'short enough' })).toMatchObject({
      code: 'weak-password',
    });
    expect(await app.answer('vault.changePassword', { proof, next: `${STRONG} and more` })).toBe('answered');
  });

  it('never shuts out a password from before it', async () => {
    await using app = await managedApp({});
    await app.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    await app.write({ minPasswordLength: 60, minPasswordScore: 4 });
    await reopen(app, TEST_PASSWORD);
    expect(await app.call('vault.status', {})).toMatchObject({ state: 'unlocked' });
  });

  it('keeps calls from hosts that it does not list, and says which', async () => {
    await using app = await managedApp({ allowedHosts: ['*.aliyuncs.com'] });
    await app.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    const { id } = await app.call('credentials.add', awsKey());
    expect(await app.answer('credentials.verify', { id })).toEqual({
      code: 'policy-forbids',
      params: { rule: 'allowedHosts', host: 'sts.us-east-1.amazonaws.com' },
    });
    expect((await app.call('credentials.get', { id })).health).toEqual({ kind: 'unverified' });
  });

  it('takes effect at the next unlock', async () => {
    await using app = await managedApp({});
    await app.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    const { id } = await app.call('credentials.add', awsKey());
    const reveal = () => app.answer('credentials.reveal', { id, field: 'secret_access_key' });
    await app.write({ forbidReveal: true });
    expect(await reveal()).toBe('answered');
    await reopen(app, TEST_PASSWORD);
    expect(await reveal()).toMatchObject({ code: 'policy-forbids' });
    expect(await app.call('policy.get', {})).toMatchObject({ state: 'managed', source: app.policyFile });
  });
});

describe('rules that cannot be trusted', () => {
  it.each([
    ['broken', '{"version":1,', 0o644],
    ['written by anybody', '{"version":1}', 0o666],
  ])('%s: the strictest hold, the file is named, and the vault opens', async (_what, content, mode) => {
    await using app = await managedApp({});
    await app.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    const { id } = await app.call('credentials.add', awsKey());
    await app.write(content, mode);
    await reopen(app, TEST_PASSWORD);
    expect(await app.answer('credentials.reveal', { id, field: 'secret_access_key' })).toEqual({
      code: 'policy-broken',
      params: { rule: 'forbidReveal', path: app.policyFile },
    });
    expect(await app.call('credentials.get', { id })).toMatchObject({ label: 'deploy' });
    await app.write({});
    await reopen(app, TEST_PASSWORD);
    expect(await app.answer('credentials.reveal', { id, field: 'secret_access_key' })).toBe('answered');
  });
});
