import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AwsCloud, startAliyunCloud, startAwsCloud } from '../../clouds/index.ts';
import { PASSWORD } from '../../support/cli/fake-app.ts';
import { type RealVault, realVault } from '../../support/cli/real-vault.ts';

const KEY_ID = 'AKIAQ3EGRIMWKEYTURN7';
const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
const OTHER_SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest1';

async function openVault(): Promise<RealVault> {
  const vault = await realVault();
  await vault.json(['init']);
  return vault;
}

async function awsWithKey(): Promise<AwsCloud & AsyncDisposable> {
  const cloud = await startAwsCloud();
  const deploy = cloud.store.addPrincipal({ kind: 'user', accountId: '123456789012', name: 'deploy' });
  cloud.store.addKey(deploy, { publicId: KEY_ID, secret: SECRET });
  return { ...cloud, [Symbol.asyncDispose]: () => cloud.close() };
}

async function addAws(vault: RealVault, endpoint: string, secret = SECRET, keyId = KEY_ID): Promise<string> {
  const argv = ['add', 'aws', '--label', '生产 deploy', '--set', `access_key_id=${keyId}`, '--secrets-stdin'];
  const stdin = `secret_access_key=${secret}\n`;
  const { id } = (await vault.json([...argv, '--endpoint', endpoint], { stdin })) as { id: string };
  return id;
}

describe('the command line on a real vault', () => {
  it('makes a vault, once', async () => {
    await using vault = await realVault();
    expect((await vault.run(['status'])).code).toBe(3);
    expect((await vault.run(['list'])).code).toBe(3);
    const made = (await vault.json(['init'])) as { recoveryCode: string };
    expect(made).toMatchObject({ folder: vault.folder, recoveryConfirmed: false, keychain: false });
    expect((await vault.run(['init'])).code).toBe(1);
    expect(await vault.json(['status'])).toMatchObject({ state: 'locked', recoveryConfirmed: false });
    const wrong = await vault.run(['list', '--json'], { fds: { 9: 'not the password' } });
    expect(wrong.code).toBe(3);
    expect(JSON.parse(wrong.stdout)).toMatchObject({ error: { code: 'wrong-password' } });
  });

  it('asks the recovery code back on a terminal and remembers that', async () => {
    await using vault = await realVault();
    const fromPaper = (label: string, seen: string): string => {
      const code = /[0-9A-Z]{5}(-[0-9A-Z]{5})+/.exec(seen)?.[0] ?? '';
      return code.split('-')[Number(/Group (\d+)/.exec(label)?.[1]) - 1] ?? '';
    };
    const answers = ['', fromPaper, fromPaper];
    const ended = await vault.run(['init'], { interactive: true, terminal: true, answers });
    expect(ended.stderr).toContain('The recovery code is confirmed');
    expect(await vault.json(['status'])).toMatchObject({ recoveryConfirmed: true });
  });

  it('changes the password, with the recovery code too', async () => {
    await using vault = await realVault();
    const { recoveryCode } = (await vault.json(['init'])) as { recoveryCode: string };
    const next = 'another horse battery';
    const changed = await vault.run(['passwd', '--new-password-fd', '8'], { fds: { 9: PASSWORD, 8: next } });
    expect(changed.code).toBe(0);
    expect((await vault.run(['list'])).code).toBe(3);
    expect((await vault.run(['list'], { fds: { 9: next } })).code).toBe(0);
    const answers = [recoveryCode.toLowerCase(), PASSWORD, PASSWORD];
    const recovered = await vault.run(['passwd', '--recovery'], { interactive: true, answers });
    expect(recovered.code).toBe(0);
    expect((await vault.run(['list'])).code).toBe(0);
    const short = await vault.run(['passwd', '--new-password-fd', '8'], { fds: { 9: PASSWORD, 8: 'short' } });
    expect(short.code).toBe(1);
  });

  it('adds a key and verifies it against an endpoint given by --endpoint alone', async () => {
    await using vault = await openVault();
    await using cloud = await awsWithKey();
    const id = await addAws(vault, cloud.url);
    const ended = await vault.run(['verify', '--all']);
    expect(ended).toMatchObject({ code: 0, stderr: '1 proven, 0 failed\n' });
    expect(ended.stdout).toContain('arn:aws:iam::123456789012:user/deploy');
    // A service that nobody gave an address for is not asked, and least of all at the real cloud.
    expect(new Set(cloud.store.seen.map(({ action }) => action))).toEqual(new Set(['GetCallerIdentity']));
    expect(await vault.json(['show', id])).toMatchObject({
      health: { state: 'proven' },
      identity: { accountId: '123456789012', principal: 'deploy' },
      endpoints: { sts: cloud.url },
    });
  });

  it('reads dates where the service that knows them has an address too', async () => {
    await using vault = await openVault();
    const made = Date.UTC(2026, 0, 1);
    const cloud = await startAwsCloud();
    const allow = ['iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed'];
    const deploy = cloud.store.addPrincipal({
      kind: 'user',
      accountId: '123456789012',
      name: 'deploy',
      allow,
    });
    cloud.store.addKey(deploy, { publicId: KEY_ID, secret: SECRET, createdAt: made });
    try {
      const stdin = `access_key_id=${KEY_ID}\nsecret_access_key=${SECRET}\n`;
      const argv = ['add', 'aws', '--label', 'x', '--secrets-stdin', '--endpoint', cloud.url];
      await vault.json([...argv, '--endpoint', `iam=${cloud.url}`], { stdin });
      expect((await vault.run(['verify', KEY_ID])).code).toBe(0);
      expect(await vault.json(['show', KEY_ID])).toMatchObject({ createdAt: '2026-01-01T00:00:00.000Z' });
    } finally {
      await cloud.close();
    }
  });

  it('verifies a key of Alibaba Cloud', async () => {
    await using vault = await openVault();
    const cloud = await startAliyunCloud();
    const secret = 'abcdefghijklmnopqrstuvwxyz0123';
    const user = cloud.store.addPrincipal({ kind: 'user', accountId: '1234567890123456', name: 'ops' });
    cloud.store.addKey(user, { publicId: 'LTAI5tExampleExample1234', secret });
    try {
      const stdin = `access_key_id=LTAI5tExampleExample1234\naccess_key_secret=${secret}\n`;
      const argv = ['add', 'aliyun', '--label', '运维', '--secrets-stdin', '--endpoint', cloud.url];
      await vault.json(argv, { stdin });
      expect((await vault.run(['verify', 'LTAI5tExampleExample1234'])).code).toBe(0);
    } finally {
      await cloud.close();
    }
  });

  it('ends with 1 for a wrong secret, a dead endpoint and one that is not encrypted', async () => {
    await using vault = await openVault();
    await using cloud = await awsWithKey();
    await addAws(vault, cloud.url, OTHER_SECRET);
    await addAws(vault, 'http://127.0.0.1:1', SECRET, 'AKIAQ3EGRIMWKEYTURN2');
    await addAws(vault, 'http://sts.example.invalid', SECRET, 'AKIAQ3EGRIMWKEYTURN3');
    const ended = await vault.run(['verify', '--all', '--json']);
    expect(ended.code).toBe(1);
    const { results } = JSON.parse(ended.stdout) as { results: { publicId: string }[] };
    const byKey = Object.fromEntries(results.map((result) => [result.publicId, result]));
    expect(byKey).toMatchObject({
      [KEY_ID]: { failure: { kind: 'wrong-secret', vendorCode: 'SignatureDoesNotMatch' } },
      AKIAQ3EGRIMWKEYTURN2: { failure: { kind: 'network' } },
      AKIAQ3EGRIMWKEYTURN3: { result: 'error', error: { code: 'insecure-endpoint' } },
    });
    expect(ended.stdout + ended.stderr).not.toContain(OTHER_SECRET);
  });

  it('finds, shows, reveals, edits, removes and restores', async () => {
    await using vault = await openVault();
    const id = await addAws(vault, 'http://127.0.0.1:1');
    expect(await vault.json(['search', '生产'])).toMatchObject({ total: 1, keys: [{ id }] });
    expect(await vault.json(['search', '测试'])).toMatchObject({ total: 0 });
    expect(await vault.json(['due'])).toMatchObject({ total: 1, keys: [{ due: { state: 'unknown-age' } }] });
    expect(await vault.json(['reveal', id.slice(0, 6), '--force'])).toEqual({
      id,
      field: 'secret_access_key',
      value: SECRET,
    });
    const held = await vault.run(['add', 'aws', '--label', 'again', '--secrets-stdin'], {
      stdin: `access_key_id=${KEY_ID}\nsecret_access_key=${SECRET}`,
    });
    expect(held.code).toBe(1);
    await vault.json(['edit', id, '--period', '30', '--label', 'renamed']);
    expect(await vault.json(['show', id])).toMatchObject({
      label: 'renamed',
      ownPeriodDays: 30,
      periodDays: 30,
    });
    await vault.json(['edit', id, '--period', 'default']);
    await vault.json(['remove', KEY_ID]);
    expect(await vault.json(['list'])).toMatchObject({ total: 0 });
    expect(await vault.json(['list', '--view', 'bin'])).toMatchObject({ total: 1 });
    await vault.json(['restore', KEY_ID]);
    expect(await vault.json(['list', '--view', 'cloud:aws'])).toMatchObject({ total: 1 });
    const { entries } = (await vault.json(['history', id])) as { entries: { action: string; via: string }[] };
    expect(entries.map(({ action }) => action).sort()).toEqual([
      'credential.added',
      'credential.edited',
      'credential.edited',
      'credential.removed',
      'credential.restored',
      'credential.revealed',
    ]);
    expect(new Set(entries.map(({ via }) => via))).toEqual(new Set(['cli']));
  });

  it('imports a console CSV, knows it again, and deletes it', async () => {
    await using vault = await openVault();
    const file = join(vault.home, 'accessKeys.csv');
    await writeFile(file, `\ufeffAccess key ID,Secret access key\r\n${KEY_ID},${SECRET}\r\n`);
    const refused = await vault.run(['import', 'accessKeys.csv']);
    expect(refused.code).toBe(1);
    expect(await vault.json(['list'])).toMatchObject({ total: 0 });
    const imported = (await vault.json(['import', 'accessKeys.csv', '--yes'])) as { added: string[] };
    expect(imported).toMatchObject({ fileName: 'accessKeys.csv', sourceDeleted: false });
    expect(imported.added).toHaveLength(1);
    expect(await vault.json(['reveal', KEY_ID, '--force'])).toMatchObject({ value: SECRET });
    expect(await vault.json(['import', file, '--yes', '--delete-source'])).toMatchObject({
      added: [],
      rows: [{ status: 'duplicate' }],
      sourceDeleted: true,
    });
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['is not there', 'none.csv', null, 5],
    ['is no text', 'zeros.csv', Buffer.alloc(4096), 1],
    ['holds no key', 'notes.txt', 'nothing to see here', 1],
  ])('says so when a file %s', async (_name, file, content, code) => {
    await using vault = await openVault();
    if (content !== null) await writeFile(join(vault.home, file), content);
    const ended = await vault.run(['import', file, '--yes']);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(/^keyturn: .{20}/);
  });

  it('imports pasted text from stdin', async () => {
    await using vault = await openVault();
    const stdin = `export AWS_ACCESS_KEY_ID=${KEY_ID}\nexport AWS_SECRET_ACCESS_KEY=${SECRET}\n`;
    expect(await vault.json(['import', '-', '--yes'], { stdin })).toMatchObject({
      rows: [{ status: 'new' }],
    });
    expect(await vault.json(['list'])).toMatchObject({ total: 1 });
  });

  it('tells a damaged vault from a locked one', async () => {
    await using vault = await openVault();
    await writeFile(join(vault.folder, 'vault.keys.json'), '{"format":');
    await writeFile(join(vault.folder, 'vault.keys.json.bak'), '{"format":');
    expect((await vault.run(['list'])).code).toBe(4);
    expect((await vault.run(['status'])).code).toBe(4);
    expect((await vault.run(['init'])).code).toBe(4);
  });
});
