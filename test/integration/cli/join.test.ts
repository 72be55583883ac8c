import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { startAwsCloud } from '../../clouds/index.ts';
import { realVault } from '../../support/cli/real-vault.ts';

const ID = ['AKIAQ3EGRIMWKEYTURN7', 'AKIAQ3EGRIMWKEYTURN8'] as const;
const SECRET = [
  'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0',
  'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest1',
] as const;

interface Listed {
  readonly accounts: readonly { readonly id: string; readonly sameUserAs: readonly string[] }[];
}

it('imports two keys of one named user under one account', async () => {
  await using vault = await realVault();
  await vault.json(['init']);
  const file = `${vault.home}/new_user_credentials.csv`;
  const lines = ID.map((id, place) => `alice,${id},${SECRET[place]}`);
  await writeFile(file, ['User name,Access key ID,Secret access key', ...lines, ''].join('\n'));
  expect(await vault.json(['import', file, '--yes'])).toMatchObject({ added: { length: 2 } });
  expect(await vault.json(['accounts'])).toMatchObject({
    accounts: [{ label: 'alice', cloud: 'aws', site: 'aws', sameUserAs: [] }],
  });
});

it('joins two accounts that proofs name one user for, and puts them apart again', async () => {
  await using vault = await realVault();
  await vault.json(['init']);
  await using cloud = { aws: await startAwsCloud(), [Symbol.asyncDispose]: () => cloud.aws.close() };
  const user = cloud.aws.store.addPrincipal({
    kind: 'user',
    accountId: '123456789012',
    name: 'deploy',
    allow: ['iam:*@self'],
  });
  const places = ['--endpoint', `sts=${cloud.aws.url}`, '--endpoint', `iam=${cloud.aws.url}`];
  for (const [place, publicId] of ID.entries()) {
    const secret = SECRET[place] ?? '';
    cloud.aws.store.addKey(user, { publicId, secret });
    const stdin = `access_key_id=${publicId}\nsecret_access_key=${secret}\n`;
    await vault.json(['add', 'aws', '--label', `key${place}`, '--secrets-stdin', ...places], { stdin });
  }
  const early = await vault.run(['join', 'key1', 'key0']);
  expect(early.code).toBe(1);
  await vault.json(['verify', '--all']);
  const before = (await vault.json(['accounts'])) as Listed;
  expect(before.accounts.map(({ sameUserAs }) => sameUserAs.length)).toEqual([1, 1]);

  const joined = await vault.json(['join', 'key1', 'key0']);
  expect(joined).toMatchObject({ account: { label: 'key0' }, left: { label: 'key1' }, moved: { length: 1 } });
  const { moved } = joined as { readonly moved: readonly string[] };
  expect(await vault.json(['accounts'])).toMatchObject({ accounts: { length: 1 } });
  // No room for a third key, so that the plan ends with 1.
  const plan = await vault.run(['rotate', ID[0], '--plan', '--json']);
  expect(plan.code).toBe(1);
  expect(JSON.parse(plan.stdout)).toMatchObject({
    slots: [{ held: { proves: true } }, { held: { proves: true } }],
  });

  await vault.json(['move', ...moved, '--apart', 'key1']);
  const after = (await vault.json(['accounts'])) as Listed;
  expect(after.accounts.map(({ sameUserAs }) => sameUserAs.length)).toEqual([1, 1]);
});
