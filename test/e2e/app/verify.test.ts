import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsCloud, startAwsCloud } from '../../clouds/index.ts';
import { type OpenApp, openVault } from './open-app.ts';
import { AWS_SECRET, addKey, leaveDialog } from './walk.ts';

const DAY = 86_400_000;
let open: OpenApp;
let aws: AwsCloud;

beforeAll(async () => {
  aws = await startAwsCloud();
  const user = aws.store.addPrincipal({
    kind: 'user',
    accountId: '123456789012',
    name: 'deployer',
    allow: ['iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed'],
  });
  const narrow = aws.store.addPrincipal({ kind: 'user', accountId: '123456789012', name: 'narrow' });
  const root = aws.store.addPrincipal({ kind: 'root', accountId: '123456789012', name: 'root' });
  const made = { secret: AWS_SECRET, createdAt: Date.now() - 120 * DAY };
  aws.store.addKey(user, { publicId: 'AKIAQ3EGRIMWKEYTURN2', ...made });
  aws.store.addKey(user, { publicId: 'AKIAQ3EGRIMWKEYTURN6', ...made });
  aws.store.addKey(narrow, { publicId: 'AKIAQ3EGRIMWKEYTURN3', ...made });
  aws.store.addKey(root, { publicId: 'AKIAQ3EGRIMWKEYTURN4', ...made });
  open = await openVault();
});
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
  await aws?.close();
});

const detail = () => open.page.getByRole('complementary', { name: 'Key' });
const verify = () => detail().getByRole('button', { name: 'Verify', exact: true }).click();

describe('verifying', () => {
  it('tells whose key it is and that it is overdue, and moves it in the sidebar', async () => {
    const { page } = open;
    await addKey(page, { label: 'proven', id: 'AKIAQ3EGRIMWKEYTURN2', endpoint: aws.url });
    await detail().getByText('age unknown').first().waitFor();
    await verify();
    await detail().getByText('30 days overdue').first().waitFor();
    await detail().getByText('arn:aws:iam::123456789012:user/deployer').waitFor();
    await detail().getByText('Proven by the cloud').waitFor();
    await page.getByRole('button', { name: /^Overdue\s*1$/ }).waitFor();
  });

  it('says what to do about an age that the key may not read', async () => {
    await addKey(open.page, { label: 'narrow', id: 'AKIAQ3EGRIMWKEYTURN3', endpoint: aws.url });
    await verify();
    await detail().getByText('iam:ListAccessKeys').waitFor();
    await detail().getByText('Verified').waitFor();
  });

  it('warns of a root key', async () => {
    await addKey(open.page, { label: 'top', id: 'AKIAQ3EGRIMWKEYTURN4', endpoint: aws.url });
    await verify();
    await detail().getByText('This is a root key.').waitFor();
  });

  it('says that a secret is wrong, with the vendor’s code in a fold and the way to replace it', async () => {
    const { page } = open;
    const secret = AWS_SECRET.replace('test0', 'test1');
    await addKey(page, { label: 'wrong', id: 'AKIAQ3EGRIMWKEYTURN6', secret, endpoint: aws.url });
    await verify();
    await detail().getByText('The secret does not match').first().waitFor();
    await detail().getByRole('button', { name: 'Details' }).click();
    await detail().getByText('SignatureDoesNotMatch').waitFor();
    await detail().getByText('127.0.0.1').first().waitFor();
    await detail().getByRole('button', { name: 'Replace secret' }).click();
    const dialog = page.getByRole('dialog', { name: /^Replace the secret of wrong/ });
    await dialog.getByLabel('Secret access key').fill(AWS_SECRET);
    await dialog.getByRole('button', { name: 'Replace secret' }).click();
    await verify();
    await detail().getByText('30 days overdue').first().waitFor();
  });

  it('says that nobody answers at the address, and leads to the account', async () => {
    const { page } = open;
    await addKey(page, { label: 'dead end', id: 'AKIAQ3EGRIMWKEYTURN5', endpoint: 'http://127.0.0.1:9' });
    await verify();
    await detail().getByRole('alert').getByText('The cloud could not be reached').waitFor();
    await detail().getByRole('button', { name: 'Account settings' }).first().click();
    await page.getByRole('dialog', { name: /^Account dead end/ }).waitFor();
    await leaveDialog(page);
    expect(open.complaints).toEqual([]);
  });
});
