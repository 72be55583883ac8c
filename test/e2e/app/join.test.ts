import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AwsCloud, startAwsCloud } from '../../clouds/index.ts';
import { type OpenApp, openVault } from './open-app.ts';
import { detail } from './rotation-steps.ts';
import { violations } from './violations.ts';
import { AWS_ID, AWS_SECRET, modal } from './walk.ts';

const OTHER_ID = 'AKIAQ3EGRIMWKEYTURN8';
const OTHER_SECRET = 'secondUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
let open: OpenApp;
let aws: AwsCloud;

beforeAll(async () => {
  aws = await startAwsCloud();
  const user = aws.store.addPrincipal({
    kind: 'user',
    accountId: '123456789012',
    name: 'deployer',
    allow: ['iam:*@self'],
  });
  aws.store.addKey(user, { publicId: AWS_ID, secret: AWS_SECRET });
  aws.store.addKey(user, { publicId: OTHER_ID, secret: OTHER_SECRET });
  open = await openVault();
});
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
  await aws?.close();
});

const row = (name: RegExp) => open.page.getByRole('row', { name });

/** Pastes one text that holds both keys and names them apart. */
async function importBoth(): Promise<void> {
  const { page } = open;
  await page.keyboard.press('Control+o');
  await page.getByRole('radio', { name: 'Paste text' }).click();
  await modal(page)
    .getByLabel('Text that holds keys')
    .fill(`${AWS_ID} ${AWS_SECRET}\n\n${OTHER_ID} ${OTHER_SECRET}`);
  await modal(page).getByRole('button', { name: 'Find keys' }).click();
  const names = modal(page).getByLabel(/^Name of/);
  await names.nth(0).fill('deploy');
  await names.nth(1).fill('laptop');
  await modal(page).getByRole('button', { name: 'Add 2 keys' }).click();
  await modal(page).getByRole('button', { name: 'Not now' }).click();
  await row(/laptop/).waitFor();
}

it('two keys of one user come in, are verified, joined, and both are known to the plan of a rotation', async () => {
  const { page } = open;
  await importBoth();
  // They are keys of a cloud that only this test knows.
  await page.evaluate(async (url) => {
    const accounts = await window.keyturn.call['accounts.list']({});
    if (!accounts.ok) throw new Error(accounts.error.code);
    for (const { id, label } of accounts.value) {
      const changes = {
        endpoints: { sts: url, iam: url },
        ...(label === 'laptop' ? { environment: 'dev' } : { environment: 'production' }),
      };
      await window.keyturn.call['accounts.edit']({ id, changes });
    }
  }, aws.url);

  for (const name of ['deploy', 'laptop']) {
    await row(new RegExp(name)).click();
    await page.getByRole('heading', { name }).waitFor();
    await detail(page).getByRole('button', { name: 'Verify', exact: true }).click();
    await detail(page).getByText('arn:aws:iam::123456789012:user/deployer').waitFor();
  }
  await detail(page).getByText('The same user as deploy.').waitFor();
  await detail(page).getByText('Environment: production stays, dev goes.').waitFor();
  expect(await violations(page, 'offer')).toEqual([]);

  await detail(page).getByRole('button', { name: 'Join them' }).click();
  await page.getByText('deploy now holds the keys of both').waitFor();
  await detail(page).getByRole('button', { name: 'Join them' }).waitFor({ state: 'detached' });
  await detail(page).getByText('Moved to another account').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('laptop is an account of its own again').waitFor();
  await detail(page).getByRole('button', { name: 'Join them' }).click();
  await detail(page).getByRole('button', { name: 'Join them' }).waitFor({ state: 'detached' });

  await detail(page).getByRole('button', { name: 'More actions', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Rotate/ }).click();
  await modal(page).getByText('The user has as many keys as the cloud allows').waitFor();
  const keys = modal(page).getByRole('table', { name: 'Keys of this user' });
  await keys.getByText('as deploy').waitFor();
  await keys.getByText('as laptop').waitFor();
  await expect.poll(() => keys.getByText('yes', { exact: true }).count()).toBe(2);
  expect(open.complaints).toEqual([]);
});
