import { expect, it } from 'vitest';
import { startStorageCloud } from '../../clouds/storage/index.ts';
import { answerGroups, openApp, openVault, PASSWORD, readCode, WORDS } from './open-app.ts';
import { addKey, lockScreen, modal } from './walk.ts';

const REGION = 'eu-north-1';
const BUCKET = 'keyturn-backups';
const KEY = { publicId: 'AKIAIOSFODNN7EXAMPLE', secret: 'bucketKeyThatLiesOutsideOfTheVault000000' };
const NEXT = 'an entirely new password';

it('forgets the password and comes back by the code, on an empty machine, out of an S3 bucket', async () => {
  // Computes every signature itself, and knows no other key.
  const cloud = await startStorageCloud({ region: REGION });
  cloud.addBucket(BUCKET);
  cloud.addKey(KEY.publicId, KEY.secret);
  const fillBucket = async (within: ReturnType<typeof modal>, secret: string): Promise<void> => {
    await within.getByLabel('Bucket', { exact: true }).fill(BUCKET);
    await within.getByLabel('Region').fill(REGION);
    await within.getByLabel('Access key ID').fill(KEY.publicId);
    await within.getByLabel('Secret', { exact: true }).fill(secret);
    const endpoint = within.getByLabel('Endpoint');
    if (!(await endpoint.isVisible())) await within.getByRole('button', { name: 'Advanced' }).click();
    await endpoint.fill(cloud.url);
    const inPath = within.getByRole('checkbox', { name: /^Bucket in the path/ });
    if (!(await inPath.isChecked())) await inPath.click();
  };

  let code: string;
  {
    await using lost = await openVault();
    const { page } = lost;
    code = lost.recoveryCode;
    await addKey(page, { label: 'deploy' });
    await page.getByRole('button', { name: 'Backup', exact: true }).first().click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Add a bucket…' }).click();
    await fillBucket(modal(page), KEY.secret);
    await modal(page).getByRole('button', { name: 'Add and back up' }).click();
    await page.getByRole('button', { name: /^Restore the backup/ }).waitFor();
    expect(lost.complaints).toEqual([]);
  }
  expect(cloud.buckets.get(BUCKET)?.objects.size).toBeGreaterThan(0);

  await using fresh = await openApp();
  const { page } = fresh;
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  await press('I have a backup: restore it');
  await press(/^A bucket/);
  const form = page.locator('body');
  await fillBucket(form, 'another secret');
  await press('Look for backups');
  await page.getByRole('alert').first().waitFor();
  expect(cloud.seen.at(-1)?.code).toBe('SignatureDoesNotMatch');
  await fillBucket(form, KEY.secret);
  await press('Look for backups');
  await press(/^Use this backup/);
  await press('Use the recovery code');
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(code);
  await press('Open the backup');
  await page.getByRole('heading', { level: 1, name: 'What is in this backup' }).waitFor();
  await press('Use this vault');
  await page.getByLabel('Master password', { exact: true }).fill(NEXT);
  await page.getByLabel('Repeat the password').fill(NEXT);
  await press('Set the password');
  const renewed = await readCode(page, 'Recovery code');
  expect(renewed.join('-')).not.toBe(code);
  await page.getByRole('checkbox', { name: 'It is written down' }).click();
  await press('Continue');
  await answerGroups(page, renewed, WORDS['en-US'].group);
  await press('Confirm');
  await press('Later, open the vault');
  await page.getByRole('row', { name: /deploy/ }).waitFor();

  await page.keyboard.press('Control+l');
  await (await lockScreen(page)).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('The password is not right').waitFor();
  await (await lockScreen(page)).fill(NEXT);
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /deploy/ }).waitFor();
  expect(fresh.complaints).toEqual([]);
  await cloud.close();
});
