import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AwsCloud, startAwsCloud } from '../../clouds/index.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { looksOf } from '../support/looks.ts';
import { type Look, type OpenApp, openVault } from './open-app.ts';
import { addProven, detail, doneAt, hurried, start } from './rotation-steps.ts';
import { violations } from './violations.ts';
import { AWS_ID, AWS_SECRET, leaveDialog, modal } from './walk.ts';

const DAY = 86_400_000;
const OTHER = 'AKIAQ3EGRIMWOTHERKEY';
const RIGHTS = ['List', 'Create', 'Update', 'Delete'].map((verb) => `iam:${verb}AccessKey*`);
let aws: AwsCloud;
let open: OpenApp;

beforeEach(async () => {
  aws = await startAwsCloud();
});
afterEach(async () => {
  await open?.[Symbol.asyncDispose]();
  await aws.close();
});

/** The user's keys at the cloud, and the app on a vault that holds the first of them, proven and overdue. */
async function begin(others: readonly Parameters<AwsCloud['store']['addKey']>[1][] = [], look: Look = {}) {
  const user = aws.store.addPrincipal({
    kind: 'user',
    accountId: '123456789012',
    name: 'deployer',
    allow: [...RIGHTS, 'iam:GetAccessKeyLastUsed'],
  });
  aws.store.addKey(user, { publicId: AWS_ID, secret: AWS_SECRET, createdAt: Date.now() - 120 * DAY });
  for (const other of others) aws.store.addKey(user, other);
  open = await openVault(look);
  const { page } = open;
  await addProven(
    page,
    awsKey({
      fields: { access_key_id: AWS_ID },
      secrets: { secret_access_key: AWS_SECRET },
      account: {
        kind: 'new',
        draft: accountDraft({
          label: 'shop',
          environment: 'production',
          endpoints: { sts: aws.url, iam: aws.url },
        }),
      },
    }),
  );
  return { page, user };
}

describe('rotating a key', () => {
  it('is planned, rehearsed, begun and brought to its end, with a receipt', async () => {
    const { page, user } = await begin();
    await hurried(page);
    // Three options changed, and the cloud was asked once: to verify the key, and for the plan.
    expect(aws.store.seen.filter(({ action }) => action === 'GetCallerIdentity')).toHaveLength(2);
    await modal(page).getByText('What still uses the old key fails at once.').waitFor();
    await modal(page).getByRole('radio', { name: 'Rehearsal' }).click();
    await modal(page).getByRole('button', { name: 'Rehearse' }).click();
    await modal(page).getByText('It came to its end').waitFor();
    expect(doneAt(aws)).toEqual(['prove']);

    await start(page);
    await page.getByText('Rotation of deploy finished').waitFor();
    expect(doneAt(aws)).toEqual(['prove', 'create', 'prove', 'disable', 'prove', 'delete']);
    const [left, ...more] = aws.store.keysOf(user);
    expect(more).toEqual([]);
    expect(left?.publicId).not.toBe(AWS_ID);

    await page.getByRole('button', { name: 'Show the rotation' }).click();
    await detail(page).getByText(AWS_ID, { exact: true }).waitFor();
    await detail(page)
      .getByText(left?.publicId ?? '', { exact: true })
      .waitFor();
    await detail(page).getByRole('button', { name: 'Receipt' }).click();
    await modal(page).getByRole('list', { name: 'What happened' }).getByText('Old key deleted').waitFor();
    const receipt = await modal(page).textContent();
    expect(receipt).toContain('Finished');
    expect(receipt).not.toContain(AWS_SECRET);
    expect(receipt).not.toContain(left?.secret);
    await leaveDialog(page);

    await detail(page).getByRole('button', { name: 'Show the key' }).click();
    await detail(page)
      .getByText(/^Took the place of AKIA/)
      .waitFor();
    await detail(page).getByRole('button', { name: 'Verify' }).click();
    await detail(page).getByText('Verified').waitFor();
    expect(open.complaints).toEqual([]);
  });

  it('waits with both keys enabled, and is taken back', async () => {
    const { page, user } = await begin();
    await page.getByRole('row', { name: /deploy/ }).press('r');
    await modal(page).getByText('signed by the old key').waitFor();
    await start(page);
    await detail(page).getByText('Both keys work until').waitFor();
    await page.getByRole('button', { name: /^Rotations\s*1$/ }).waitFor();
    expect(aws.store.keysOf(user).map(({ status }) => status)).toEqual(['Active', 'Active']);

    await detail(page).getByRole('button', { name: 'Undo' }).click();
    const question = page.getByRole('alertdialog', { name: 'Take back the rotation of deploy?' });
    await question.getByRole('button', { name: /^Delete AKIA/ }).click();
    await page.getByRole('button', { name: 'Rotations', exact: true }).waitFor();
    await detail(page).getByText('A rotation ended').waitFor();
    const left = detail(page).getByRole('list', { name: 'What remains' });
    await left
      .getByText(`Old key ${AWS_ID}: enabled at the cloud, secret in the vault, in use here`)
      .waitFor();
    await left.getByText(/^New key AKIA\w+: not there any more at the cloud/).waitFor();
    await detail(page).getByRole('button', { name: 'Receipt' }).click();
    const receipt = modal(page);
    await receipt.getByText(/^Old key \w+: enabled at the cloud.*; New key/).waitFor();
    await receipt.getByText(/^\S+@\S+$/).waitFor();
    await leaveDialog(page);
    expect(aws.store.keysOf(user).map(({ publicId }) => publicId)).toEqual([AWS_ID]);
    expect(open.complaints).toEqual([]);
  });

  it('shows two keys side by side, and deletes the disabled one only when asked by name', async () => {
    const other = {
      publicId: OTHER,
      secret: 'other',
      status: 'Inactive',
      createdAt: Date.now() - 400 * DAY,
    } as const;
    const { page, user } = await begin([other]);
    await hurried(page);
    await modal(page).getByRole('radio', { name: 'Plan' }).click();
    await modal(page).getByText('The user has as many keys as the cloud allows').waitFor();
    await start(page);
    await detail(page).getByText('There is no room for a new key').waitFor();
    await detail(page).getByRole('table').getByText('disabled').waitFor();
    await detail(page)
      .getByText(`${AWS_ID} proves itself first and stays enabled. ${OTHER} is disabled`)
      .waitFor();
    await detail(page)
      .getByRole('list', { name: 'What remains if it is stopped' })
      .getByText(AWS_ID)
      .waitFor();

    await detail(page)
      .getByRole('button', { name: /^Delete AKIA…DKEY|^Delete AKIA…RKEY/ })
      .click();
    const question = page.getByRole('alertdialog', { name: /^Delete key AKIA/ });
    await question.getByText(OTHER).waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    expect(aws.store.keysOf(user)).toHaveLength(2);

    await detail(page)
      .getByRole('button', { name: /^Delete AKIA/ })
      .click();
    await question.getByRole('button', { name: /^Delete AKIA/ }).click();
    await page.getByText('Rotation of deploy finished').waitFor();
    const ids = aws.store.keysOf(user).map(({ publicId }) => publicId);
    expect(ids).toHaveLength(1);
    expect(ids).not.toContain(OTHER);
    expect(ids).not.toContain(AWS_ID);
    expect(open.complaints).toEqual([]);
  });

  it('says what stands in the way before anything begins', async () => {
    const { page, user } = await begin();
    const startButton = modal(page).getByRole('button', { name: 'Start rotation' });
    user.allow = [];
    await page.getByRole('row', { name: /deploy/ }).press('r');
    await modal(page).getByText('Keys may not be managed with this signer').waitFor();
    await expect.poll(() => startButton.isDisabled()).toBe(true);
    user.allow = [...RIGHTS];
    await modal(page).getByRole('button', { name: 'Look again' }).click();
    await modal(page).getByText('Keys may not be managed with this signer').waitFor({ state: 'detached' });
    await expect.poll(() => startButton.isEnabled()).toBe(true);
    expect(doneAt(aws)).toEqual(['prove']);
  });
});

describe('axe finds nothing', () => {
  const looks = [
    { locale: 'en-US', colorScheme: 'light' },
    { locale: 'zh-CN', colorScheme: 'dark' },
  ] as const;
  it.each(looksOf(looks, 0))('on the screens of rotation in $locale, $colorScheme', async (look) => {
    const { page } = await begin([], look);
    const found: string[] = [];
    const check = async (where: string) => found.push(...(await violations(page, where)));
    await page.getByRole('row', { name: /deploy/ }).press('r');
    await modal(page).getByRole('listitem').first().waitFor();
    await check('plan');
    await modal(page).getByRole('radio').nth(1).click();
    await modal(page).getByRole('combobox').first().waitFor();
    await check('options');
    await modal(page).getByRole('radio').nth(2).click();
    await modal(page).getByRole('button').nth(1).click();
    await modal(page).getByRole('listitem').first().waitFor();
    await check('rehearsal');
    await modal(page).getByRole('button').last().click();
    await detail(page).locator('[aria-current="step"]').nth(0).waitFor();
    await detail(page)
      .getByText(/eu-central-1|s3|24/)
      .first()
      .waitFor();
    await check('both keys');
    await page.keyboard.press('6');
    await page.getByRole('grid').waitFor();
    await check('rotations');
    await detail(page).getByRole('button').first().click();
    await modal(page).getByRole('listitem').first().waitFor();
    await check('receipt');
    await leaveDialog(page);
    await detail(page).getByRole('button').last().click();
    await page.getByRole('alertdialog').waitFor();
    await check('question');
    expect(found).toEqual([]);
    expect(open.complaints).toEqual([]);
  });
});
