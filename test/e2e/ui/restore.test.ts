import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { FAKE_PASSWORD } from '../../support/fake/bridge.ts';
import type { Scene } from '../../support/fake/restores.ts';
import { violations } from '../app/violations.ts';
import { looksOf } from '../support/looks.ts';
import { type GalleryPage, launchBrowser, openPage } from './gallery-page.ts';

let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const open = (scene: Scene, look = 'lang=en&theme=light'): Promise<GalleryPage> =>
  openPage(browser, `${inject('pages').window}/index.html?scene=${scene}&${look}`);

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** From the choice of a source to what the backup holds. */
async function toPreview(page: Page): Promise<void> {
  await press(page, /^A backup file/);
  await page.getByLabel('Master password', { exact: true }).fill(FAKE_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'What is in this backup' }).waitFor();
}

async function fromPalette(page: Page): Promise<void> {
  await page.getByRole('grid').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Restore from a backup…' }).click();
  await toPreview(page);
}

describe('what can be done with a backup', () => {
  it.each([
    ['same', ['Replace the vault here']],
    ['older', ['Replace the vault here']],
    ['other', ['Replace the vault here']],
    ['newer', ['See what would change']],
    ['diverged', ['See what would change']],
  ] as const)('fits a vault that is %s', async (scene, [first]) => {
    const { page, complaints, close } = await open(scene);
    await fromPalette(page);
    await page.getByRole('button', { name: first }).waitFor();
    await expect
      .poll(() => page.getByRole('radio').count())
      .toBe(scene === 'newer' || scene === 'diverged' ? 2 : 0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('offers no merge where no vault is open, and says that it was not looked into', async () => {
    const { page, close } = await open('damaged');
    await press(page, 'Restore from a backup…');
    await toPreview(page);
    await page.getByText('what it alone holds cannot be named').waitFor();
    await page.getByRole('button', { name: 'Replace the vault here' }).waitFor();
    await expect.poll(() => page.getByRole('radio').count()).toBe(0);
    await close();
  });
});

describe('by keyboard', () => {
  it('goes back one screen with Escape, and out of it with the last', async () => {
    const { page, close } = await open('diverged');
    await fromPalette(page);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Open the backup' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Restore a vault' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('grid').first().waitFor();
    await close();
  });

  it('chooses sides of a merge, all at once or one by one, and compares afterwards', async () => {
    const { page, complaints, close } = await open('diverged');
    await fromPalette(page);
    await press(page, 'See what would change');
    const chosen = () =>
      page
        .getByRole('radio', { checked: true })
        .evaluateAll((radios) => radios.map((radio) => radio.getAttribute('aria-label')?.split(',')[0]));
    await page.getByRole('heading', { name: 'Merge both' }).waitFor();
    await expect.poll(chosen).toEqual(['Here', 'In the backup', 'Here']);
    await press(page, 'All from the backup');
    await expect.poll(chosen).toEqual(['In the backup', 'In the backup', 'In the backup']);
    await page
      .getByRole('article', { name: /^deploy/ })
      .getByRole('radio', { checked: true })
      .focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(chosen).toEqual(['Here', 'In the backup', 'In the backup']);
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByRole('heading', { name: 'Both are merged' }).waitFor();
    await page.getByRole('definition').getByText('3', { exact: true }).waitFor();
    await press(page, 'Compare now');
    await page.getByText('The cloud has this key and the vault does not').waitFor();
    await press(page, 'Go on as it is');
    await page.getByText('The comparison is over.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('axe finds nothing', () => {
  const looks = ['lang=en&theme=light', 'lang=en&theme=dark', 'lang=zh-CN&theme=dark'];
  it.each(looksOf(looks, 1))('on the way through a bucket with %s', async (look) => {
    const { page, complaints, close } = await open('locked', look);
    const zh = look.includes('zh-CN');
    const found: string[] = [];
    await press(page, zh ? '从备份恢复…' : 'Restore from a backup…');
    await press(page, zh ? /^存储桶/ : /^A bucket/);
    const boxes = page.getByRole('textbox');
    await boxes.first().waitFor();
    for (const [place, text] of ['backups', 'eu-central-1', 'AKIAQ3EGRIMWKEYTURN1', 'wrong'].entries()) {
      await boxes.nth(place).fill(text);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    found.push(...(await violations(page, 'bucket')));
    await boxes.nth(3).fill('right');
    await page.keyboard.press('Enter');
    await page.getByRole('listitem').first().waitFor();
    found.push(...(await violations(page, 'versions')));
    await page.getByRole('listitem').first().getByRole('button').click();
    await page.getByLabel(zh ? '主密码' : 'Master password', { exact: true }).fill(FAKE_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText(zh ? '备份时间' : 'Made').waitFor();
    found.push(...(await violations(page, 'preview')));
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(looksOf(looks, 2))('on a merge and a comparison with %s', async (look) => {
    const { page, complaints, close } = await open('diverged', look);
    const zh = look.includes('zh-CN');
    await page.getByRole('grid').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: zh ? '从备份恢复…' : 'Restore from a backup…' }).click();
    await press(page, zh ? /^备份文件/ : /^A backup file/);
    await page.getByLabel(zh ? '主密码' : 'Master password', { exact: true }).fill(FAKE_PASSWORD);
    await page.keyboard.press('Enter');
    await press(page, zh ? '查看将有的变化' : 'See what would change');
    await page.getByRole('article').first().waitFor();
    const found = [...(await violations(page, 'merge'))];
    await page.getByRole('button', { name: zh ? '合并' : 'Merge', exact: true }).click();
    await press(page, zh ? '立即核对' : 'Compare now');
    await page.getByText(zh ? '未能验证' : 'It did not prove itself').waitFor();
    found.push(...(await violations(page, 'comparison')));
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});
