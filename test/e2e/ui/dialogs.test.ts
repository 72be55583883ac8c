import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackupTarget } from '../../../src/shared/model/backup.ts';
import { targetId } from '../../../src/shared/model/backup.ts';
import type { FakeBridge } from '../../support/fake/bridge.ts';
import { credentialIdOf } from '../../support/fake/keys.ts';
import { modal } from '../app/walk.ts';
import { type GalleryHost, hostFakeWindow } from './gallery-host.ts';
import { type GalleryPage, launchBrowser, openPage } from './gallery-page.ts';

declare global {
  interface Window {
    /** The fake behind the window, for tests that take main's part. */
    readonly fake: FakeBridge;
  }
}

const TARGET: BackupTarget = {
  id: targetId.parse('0000000000000001'),
  kind: 'folder',
  label: 'second disk',
  place: '/mnt/second',
  here: true,
  sameDisk: false,
  publicId: null,
  schedule: 'daily',
  retention: { daily: 7, monthly: 6 },
  lastGood: null,
  lastRun: null,
};

let host: GalleryHost;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
let open: GalleryPage;

beforeAll(async () => {
  [host, browser] = await Promise.all([hostFakeWindow(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
});

/** The open vault, with the key `terraform` selected. */
async function onKey(): Promise<Page> {
  open = await openPage(browser, `${host.origin}/index.html?scene=same&lang=en&theme=light`);
  const { page } = open;
  await page.getByRole('row', { name: /terraform/ }).click();
  await page.getByRole('heading', { name: 'terraform' }).waitFor();
  return page;
}

/** Nothing covers the window: its keys act again. */
async function isFree(page: Page): Promise<void> {
  await modal(page).waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await modal(page).getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
}

async function end(): Promise<void> {
  expect(open.complaints).toEqual([]);
  await open.close();
}

describe('a dialog whose subject goes', () => {
  it('closes with its key, and says so', async () => {
    const page = await onKey();
    await page.keyboard.press('e');
    await modal(page)
      .getByRole('heading', { name: /terraform/ })
      .waitFor();
    await page.evaluate((id) => window.keyturn.call['credentials.purge']({ ids: [id] }), credentialIdOf(3));
    await page.getByText('This entry is gone').first().waitFor();
    await isFree(page);
    await end();
  });

  it('stays with its key, whichever one is in sight', async () => {
    const page = await onKey();
    await page.keyboard.press('e');
    const label = modal(page).getByLabel('Name', { exact: true });
    await label.fill('half typed');
    // The pane beside it cannot be read anew; the key is still there.
    await page.evaluate(() => {
      window.fake.override('credentials.history', () => Promise.reject(new Error('no history')));
      window.fake.emit('credentials.changed', { ids: [] });
    });
    await page.getByRole('alert', { includeHidden: true }).first().waitFor();
    expect(await label.inputValue()).toBe('half typed');
    await open.close();
  });

  it('closes with its place for backups', async () => {
    const page = await onKey();
    await page.evaluate((target) => {
      window.fake.override('backup.targets', () => [target]);
      window.fake.emit('backups.changed', {});
    }, TARGET);
    await page.getByRole('button', { name: 'Backup', exact: true }).first().click();
    await page.getByRole('button', { name: /^Remove/ }).click();
    await modal(page).waitFor();
    await page.evaluate(() => {
      window.fake.override('backup.targets', () => []);
      window.fake.emit('backups.changed', {});
    });
    await isFree(page);
    await end();
  });
});

/** Drops a file of that name on the page, as far as the page lets it come. */
const drop = (page: Page, name: string): Promise<void> =>
  page.evaluate((called) => {
    const data = new DataTransfer();
    data.items.add(new File(['AKIA'], called));
    const options = { dataTransfer: data, bubbles: true, cancelable: true };
    window.dispatchEvent(new DragEvent('dragenter', options));
    window.dispatchEvent(new DragEvent('dragover', options));
    window.dispatchEvent(new DragEvent('drop', options));
  }, name);

const asked = (page: Page, channel: string): Promise<number> =>
  page.evaluate((name) => window.fake.calls.filter((call) => call.channel === name).length, channel);

describe('a dialog that is open', () => {
  it('gives way to no command of a menu, but to the lock', async () => {
    const page = await onKey();
    await page.keyboard.press('e');
    const label = modal(page).getByLabel('Name', { exact: true });
    await label.fill('half typed');
    await page.evaluate(() => {
      for (const command of ['settings', 'add', 'due', 'verify', 'search'] as const)
        window.fake.emit('menu.command', { command });
    });
    expect(await label.inputValue()).toBe('half typed');
    expect(await label.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await asked(page, 'credentials.verify')).toBe(0);
    await page.evaluate(() => window.fake.emit('menu.command', { command: 'lock' }));
    await page.getByRole('heading', { name: 'Unlock the vault' }).waitFor();
    await end();
  });

  it('gives way to no dropped file, unless it asks for one', async () => {
    const page = await onKey();
    await page.keyboard.press('e');
    const label = modal(page).getByLabel('Name', { exact: true });
    await label.fill('half typed');
    await drop(page, 'accessKeys.csv');
    await drop(page, 'old.keyturn-backup');
    expect(await label.inputValue()).toBe('half typed');
    expect(await asked(page, 'import.previewFile')).toBe(0);
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+n');
    await modal(page).getByLabel('Name', { exact: true }).fill('by hand');
    await drop(page, 'accessKeys.csv');
    expect(await modal(page).getByLabel('Name', { exact: true }).inputValue()).toBe('by hand');
    await modal(page).getByRole('radio', { name: 'File' }).click();
    await modal(page).getByRole('button', { name: 'Choose a file' }).waitFor();
    await drop(page, 'accessKeys.csv');
    await page.getByRole('heading', { name: /accessKeys\.csv/ }).waitFor();
    await end();
  });
});
