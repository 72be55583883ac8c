import { writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { consoleShows } from '../../support/guide-samples.ts';
import { type OpenApp, openVault } from '../app/open-app.ts';
import { violations } from '../app/violations.ts';
import { choose, leaveDialog, modal, platform } from '../app/walk.ts';
import { dropFiles } from '../support/drop-files.ts';

let open: OpenApp;
beforeAll(async () => {
  open = await openVault();
});
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
});
// What a test that failed left open would be in the way of the next one.
afterEach(async () => {
  for (let tries = 0; tries < 3 && (await dialog().count()) > 0; tries += 1) {
    await leaveDialog(open.page).catch(() => undefined);
  }
  await open.page.setViewportSize({ width: 1200, height: 760 });
});

const dialog = () => modal(open.page);
const press = (name: string | RegExp) => dialog().getByRole('button', { name }).click();
const said = (text: string | RegExp) => dialog().getByRole('status').filter({ hasText: text });
const id = () => dialog().getByLabel('AccessKey ID');
const secret = () => dialog().getByLabel('AccessKey Secret');

async function cancel(): Promise<void> {
  await press('Cancel');
  await dialog().waitFor({ state: 'detached' });
}

describe('the guide beside the form', () => {
  it('is come back to where one was', async () => {
    const { page } = open;
    await page.keyboard.press('Control+n');
    await platform(page, 'Huawei Cloud');
    await choose(dialog().getByRole('combobox', { name: 'Kind of key' }), /^Permanent key of the account/);
    await said('0 of 6').waitFor();
    await press('Done, next step');
    await said('1 of 6').waitFor();
    await cancel();
    await page.keyboard.press('Control+n');
    await dialog().getByText('Guide begun').waitFor();
    await platform(page, 'Huawei Cloud');
    await said('1 of 6').waitFor();
    await dialog().locator('li[aria-current="step"]').filter({ hasText: /^2/ }).waitFor();
    expect(await violations(page, 'guide')).toEqual([]);
    await press('Hide the guide');
    await dialog().getByRole('heading', { name: 'How to get it' }).waitFor({ state: 'detached' });
    await cancel();
    await page.keyboard.press('Control+n');
    await platform(page, 'Huawei Cloud');
    await press('Show the guide');
    await said('1 of 6').waitFor();
    await cancel();
  });

  it('fits into a narrow window, below which the form stands', async () => {
    const { page } = open;
    await page.setViewportSize({ width: 880, height: 560 });
    await page.keyboard.press('Control+n');
    await platform(page, 'Alibaba Cloud');
    await said('0 of 7').waitFor();
    const wider = () =>
      dialog().evaluate((box) => [...box.querySelectorAll('*')].some((one) => one.scrollWidth > 880));
    await expect.poll(wider).toBe(false);
    const region = (name: string) => dialog().getByRole('region', { name, exact: true }).boundingBox();
    const below = async () => {
      const [guide, form] = [await region('How to get it'), await region('Key')];
      return guide !== null && form !== null && form.y >= guide.y + guide.height;
    };
    await expect.poll(below).toBe(true);
    await cancel();
  });
});

describe('the form', () => {
  it('tells mistakes under their field and mends them', async () => {
    const { page } = open;
    await page.keyboard.press('Control+n');
    await platform(page, 'Alibaba Cloud');
    await id().fill('aliyunSecretOfKeyturnTests0001');
    await secret().fill('LTAI5tKeyturnKeyturnTest1');
    await secret().blur();
    await said('look swapped').waitFor();
    expect(await violations(page, 'mistake')).toEqual([]);
    await press('Swap them');
    await said('look swapped').waitFor({ state: 'detached' });
    await expect.poll(() => id().inputValue()).toBe('LTAI5tKeyturnKeyturnTest1');
    await expect.poll(() => secret().inputValue()).toBe('aliyunSecretOfKeyturnTests0001');
    await cancel();
  });

  it('takes a whole key that is pasted into one field, and goes to its platform', async () => {
    const { page } = open;
    await page.keyboard.press('Control+n');
    await platform(page, 'Alibaba Cloud');
    const text = consoleShows('tencent', 'sub-account', 'pasted');
    await id().evaluate((input: HTMLInputElement, pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      input.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
    await dialog().getByRole('heading', { name: 'Tencent Cloud', level: 3 }).waitFor();
    const hidden = dialog().getByLabel('SecretKey', { exact: true });
    await expect.poll(() => hidden.getAttribute('placeholder')).toBe('Kept in the draft');
    const [, key = ''] = /SecretKey: (.*)/.exec(text) ?? [];
    expect(key).not.toBe('');
    expect(await page.content()).not.toContain(key);
    await cancel();
  });

  it('puts halves right that a pasted table has the wrong way round', async () => {
    const { page } = open;
    await page.keyboard.press('Control+n');
    await platform(page, 'Alibaba Cloud');
    const table = 'AccessKey ID,AccessKey Secret\naliyunSecretOfKeyturnTests0002,LTAI5tKeyturnKeyturnTest2\n';
    await dialog().getByLabel('Paste what the console showed').fill(table);
    await said('put right').waitFor();
    await expect.poll(() => id().inputValue()).toBe('LTAI5tKeyturnKeyturnTest2');
    expect(await page.content()).not.toContain('aliyunSecretOfKeyturnTests0002');
    await cancel();
  });

  it('takes the address of a private cloud along', async () => {
    const { page } = open;
    await page.keyboard.press('Control+n');
    await platform(page, 'ZStack Cloud');
    const shown =
      'ZSTACK_ACCESS_KEY_ID=Q3EGRIMWKEYTURN7abcd\nZSTACK_ACCESS_KEY_SECRET=zstackSecretOfKeyturnTests00010123456789';
    const address = 'http://zstack.example.com:8080';
    await dialog().getByLabel('Paste what the console showed').fill(`${shown}\nZSTACK_AUTH_URL=${address}\n`);
    await said('Management node').waitFor();
    await expect.poll(() => dialog().getByLabel('Management node address').inputValue()).toBe(address);
    await cancel();
  });

  it('is filled by a key file that is dropped on it', async () => {
    const { page, folder } = open;
    const file = `${folder}/robot.json`;
    await writeFile(file, consoleShows('gcp', 'one-project', 'dropped'));
    await page.keyboard.press('Control+n');
    await platform(page, 'Google Cloud');
    await dropFiles(page, [file], { x: 900, y: 400 });
    await said('Recognised: Google Cloud.').waitFor();
    await expect.poll(() => dialog().getByLabel('Private key ID').inputValue()).toMatch(/^[0-9a-f]{40}$/);
    await cancel();
  });

  it('says what is wrong with a pasted secret, and does not keep it', async () => {
    const { page } = open;
    await page.keyboard.press('Control+n');
    await platform(page, 'Alibaba Cloud');
    const table =
      'AccessKey ID,AccessKey Secret\nLTAI5tKeyturnKeyturnTest3,ali************************0003\n';
    await dialog().getByLabel('Paste what the console showed').fill(table);
    await said('Not taken over: AccessKey Secret.').waitFor();
    await expect.poll(() => id().inputValue()).toBe('LTAI5tKeyturnKeyturnTest3');
    await expect.poll(() => secret().getAttribute('placeholder')).not.toBe('Kept in the draft');
    await cancel();
  });

  it('sends several keys on to the import', async () => {
    const { page } = open;
    await page.keyboard.press('Control+n');
    await platform(page, 'Alibaba Cloud');
    const both = ['one', 'two'].map((name) => consoleShows('aws', 'temporary', name)).join('\n\n');
    await dialog().getByLabel('Paste what the console showed').fill(both);
    await dialog().getByText('2 keys were found. The form takes one.').waitFor();
    await press('Look at them all');
    await page.getByRole('heading', { name: /2 keys in the text/ }).waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });
});

describe('a platform that nobody uses', () => {
  it('is switched off in the settings and leaves the choice, until all are shown', async () => {
    const { page } = open;
    const tiles = dialog().getByRole('list', { name: 'Platforms' });
    await page.keyboard.press('Control+,');
    const shown = dialog().getByRole('switch', { name: 'ZStack Cloud' });
    await shown.press('Space');
    await expect.poll(() => shown.getAttribute('aria-checked')).toBe('false');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+n');
    await tiles.getByRole('button', { name: 'Cloudpods' }).waitFor();
    await tiles.getByRole('button', { name: 'ZStack Cloud' }).waitFor({ state: 'detached' });
    expect(await violations(page, 'platforms')).toEqual([]);
    await press('Show all 13');
    await tiles.getByRole('button', { name: 'ZStack Cloud' }).waitFor();
    await dialog().getByLabel('Platform', { exact: true }).fill('华为');
    await tiles.getByRole('button', { name: 'Cloudpods' }).waitFor({ state: 'detached' });
    await tiles.getByRole('button', { name: 'Huawei Cloud' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(open.complaints).toEqual([]);
  });
});
