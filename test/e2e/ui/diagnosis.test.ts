import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { violations } from '../app/violations.ts';
import { type GalleryPage, launchBrowser, openPage } from './gallery-page.ts';

let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function openKeys(look: string): Promise<GalleryPage> {
  const opened = await openPage(browser, `${inject('pages').window}/index.html?scene=same&${look}`);
  await opened.page.getByRole('grid').first().waitFor();
  return opened;
}

const callsOf = (page: Page, channel: string): Promise<readonly unknown[]> =>
  page.evaluate(
    (name) =>
      (
        globalThis as unknown as { fake: { calls: { channel: string; input: unknown }[] } }
      ).fake.calls.flatMap((call) => (call.channel === name ? [call.input] : [])),
    channel,
  );

/** Every key fails its check from now on. */
const failKeys = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { fake, keyturn } = globalThis as unknown as {
      fake: { override(channel: string, handler: (input: unknown) => unknown): void };
      keyturn: {
        call: Record<string, (input: unknown) => Promise<{ value: { rows: { id: string }[] } }>>;
      };
    };
    const { rows } = (
      await keyturn.call['credentials.list']?.({ view: { kind: 'all' }, offset: 0, limit: 50 })
    )?.value ?? { rows: [] };
    const keys = new Map<string, unknown>();
    for (const { id } of rows) keys.set(id, (await keyturn.call['credentials.get']?.({ id }))?.value);
    const failure = {
      kind: 'wrong-secret',
      vendorCode: 'SignatureDoesNotMatch',
      ...{ requestId: null, httpStatus: 403, host: null, clockAheadMs: null },
    };
    fake.override('credentials.get', (input) => ({
      ...(keys.get((input as { id: string }).id) as object),
      health: { kind: 'failed', at: 0, failure },
    }));
  });

const WRONG_ENDPOINT = `<Error><Code>AccessDenied</Code><Message>The bucket you are attempting to access must be addressed using the specified endpoint.</Message><RequestId>6AC000000000000000000013</RequestId><HostId>archive.oss-cn-beijing.aliyuncs.com</HostId><Endpoint>oss-cn-hangzhou.aliyuncs.com</Endpoint></Error>`;

it('an error is explained by keyboard alone: cause, right endpoint, page; then one that nobody knows', async () => {
  const { page, complaints, close } = await openKeys('lang=en&theme=light');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('explain an err');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Explain an error' });
  const area = dialog.getByRole('textbox', { name: 'Error text' });
  await area.waitFor();
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('Paste an error text first.').waitFor();
  await area.fill(WRONG_ENDPOINT);
  expect(await violations(page, 'explain an error')).toEqual([]);
  await page.keyboard.press('Control+Enter');
  const card = dialog.getByRole('region', { name: 'The request went to the wrong address' });
  await card.getByText('oss-cn-hangzhou.aliyuncs.com', { exact: true }).waitFor();
  await card.getByRole('button', { name: 'Copy Right endpoint' }).waitFor();
  await card.getByRole('button', { name: 'Copy Request ID' }).waitFor();
  expect(await violations(page, 'an explained error')).toEqual([]);
  await card.getByRole('button', { name: 'Vendor’s page' }).click();
  await expect.poll(() => callsOf(page, 'diagnosis.openPage')).toEqual([{ page: 'aliyun-oss-403' }]);

  await dialog.getByRole('button', { name: 'Explain another' }).click();
  await expect.poll(() => area.inputValue()).toBe('');
  await area.fill('it does not work');
  await dialog.getByRole('button', { name: 'Explain', exact: true }).click();
  await dialog.getByRole('heading', { name: 'Not recognised' }).waitFor();
  expect(await callsOf(page, 'diagnosis.explain')).toHaveLength(2);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

it('a failed key explains its code, and a code of many clouds is told for the one that is chosen', async () => {
  const { page, complaints, close } = await openKeys('lang=zh-CN&theme=dark');
  const dialog = page.getByRole('dialog', { name: '解释错误' });
  await failKeys(page);
  await page.getByRole('row', { name: /terraform/ }).click();
  await page.getByRole('button', { name: '解释', exact: true }).click();
  await dialog
    .getByRole('region', { name: '签名不一致：Secret 很可能不对' })
    .getByText('docs.aws.amazon.com')
    .waitFor();
  expect(await callsOf(page, 'diagnosis.explain')).toEqual([
    { text: 'SignatureDoesNotMatch', cloud: 'aws', kind: 'wrong-secret' },
  ]);
  await dialog.getByRole('button', { name: '再解释一段' }).click();
  await dialog.getByRole('combobox', { name: '平台' }).click();
  await page.getByRole('option', { name: '根据文本判断' }).click();
  await dialog.getByRole('textbox', { name: '错误文本' }).fill('SignatureDoesNotMatch');
  await dialog.getByRole('button', { name: '解释', exact: true }).click();
  await dialog.getByRole('region', { name: '签名不一致：Secret 很可能不对' }).waitFor();
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name: '华为云', exact: true }).click();
  await dialog.getByText('Endpoint 里带了桶名').waitFor();
  expect(await violations(page, 'an error of many clouds')).toEqual([]);
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await dialog.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});
