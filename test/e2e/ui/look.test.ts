import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { FakeBridge } from '../../support/fake/bridge.ts';
import { violations } from '../app/violations.ts';
import { launchBrowser, openPage } from './gallery-page.ts';

let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

interface Faked {
  readonly fake: FakeBridge & { failure(code: string): Error };
}

const open = (look = 'lang=en&theme=light', media = {}) =>
  openPage(browser, `${inject('pages').window}/index.html?scene=same&${look}`, media);
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

/** From the keys to what a look around found. */
async function lookAround(page: Page): Promise<void> {
  await page.getByRole('grid').first().waitFor();
  await button(page, 'On this computer').click();
  await button(page, 'Look around').click();
  await page.getByText('15 keys in 11 places').waitFor();
}

describe('looking around this computer', () => {
  it('asks first, finds keys place by place, verifies, restricts and takes them in', async () => {
    const { page, complaints, close } = await open();
    await page.getByRole('grid').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('look around');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('switch', { checked: true }).count()).toBe(2);
    expect(await page.getByRole('switch', { name: 'Histories of shells' }).isChecked()).toBe(false);
    await button(page, 'Add a folder…').click();
    await page.getByText('~/code/project-1').waitFor();
    await button(page, 'Leave out ~/code/project-1').click();
    await page.getByText('~/code/project-1').waitFor({ state: 'detached' });
    expect(await violations(page, 'where to look')).toEqual([]);
    await button(page, 'Look around').click();

    await page.getByText('15 keys in 11 places').waitFor();
    const file = page.getByRole('heading', { name: '~/.aws/credentials' });
    expect(await file.getByTitle('/home/li/.aws/credentials').count()).toBe(1);
    await button(page, 'Restrict ~/.aws/credentials to its owner').click();
    await page.getByText('its group can read it').first().waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: 'Import AKIA…4X9Q from ~/.aws/credentials' }).waitFor();
    await page.getByRole('textbox', { name: 'Name of AKIA…0LDK' }).fill('old deploy');
    expect(await violations(page, 'what was found')).toEqual([]);
    await button(page, 'Verify chosen').click();
    await page.getByText('The secret does not match').waitFor({ state: 'detached' });

    await page.getByText('8 of 15 chosen').waitFor();
    await button(page, 'Import 7 keys, remember 1 more place').click();
    await page.getByText('7 keys imported, 8 places remembered').waitFor();
    // Whoever pressed the button at the end of a long list is led to what came of it.
    await page.locator(':focus').filter({ hasText: '7 keys imported' }).waitFor();
    await page.getByText('in the vault as old deploy').waitFor();
    await button(page, 'Remember place AKIA…URN1').click();
    await page.getByText('No key imported, 1 place remembered').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('goes from box to box with the arrow keys, past the files and what cannot be chosen', async () => {
    const { page, close } = await open();
    await lookAround(page);
    const boxes = page.getByRole('list', { name: 'What was found, file by file' }).getByRole('checkbox');
    await boxes.first().focus();
    const names: (string | null)[] = [];
    for (let step = 0; step < 5; step += 1) {
      const focused = page.locator('[role="checkbox"]:focus');
      await focused.waitFor();
      names.push(await focused.getAttribute('aria-label'));
      await page.keyboard.press('ArrowDown');
      await expect
        .poll(() => page.locator('[role="checkbox"]:focus').getAttribute('aria-label'))
        .not.toBe(names[step]);
    }
    expect(names).toEqual([
      'Import AKIA…4X9Q from ~/.aws/credentials',
      'Remember that AKIA…URN1 lies in ~/.aws/credentials',
      'Import AKIA…0LDK from ~/.aws/credentials',
      'Import LTAI…7kQ2 from ~/.aliyun/config.json',
      'Remember that LTAI…urn1 lies in ~/.ossutilconfig',
    ]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await page.getByText('9 of 15 chosen').waitFor();
    await close();
  });

  it('shows how it goes, stops, and says what was not seen', async () => {
    const { page, close } = await open();
    await page.getByRole('grid').first().waitFor();
    await page.evaluate(async () => {
      const { fake } = window as unknown as Faked;
      const whole = await fake.bridge.call['look.start']({
        ...{ usual: true, profiles: true, histories: false, folders: [] },
      });
      if (!whole.ok) throw new Error('A look began');
      let view = { ...whole.value, running: true, keys: [], places: [] };
      fake.override('look.start', () => view);
      fake.override('look.get', () => view);
      fake.override('look.stop', () => {
        view = { ...view, running: false, cut: 'stopped' };
        fake.emit('look.changed', {});
        return {};
      });
    });
    await button(page, 'On this computer').click();
    await page.getByText('Looking around').waitFor();
    await page.getByText('1,240 files in 310 folders').waitFor();
    await button(page, 'Stop').click();
    await page.getByRole('heading', { name: 'No keys were found' }).waitFor();
    await page.getByText('Stopped before everything was seen.').waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: 'The look around has ended. No keys were found.' })
      .waitFor();
    await button(page, 'Look elsewhere…').click();
    await button(page, 'Back to what was found').click();
    await page.getByRole('heading', { name: 'No keys were found' }).waitFor();
    await close();
  });

  it('draws what is in sight alone, of hundreds of keys in a narrow window', async () => {
    const { page, complaints, close } = await open('lang=zh-CN&theme=dark&finds=100x5', {
      viewport: { width: 880, height: 560 },
    });
    await page.getByRole('grid').first().waitFor();
    await button(page, '本机密钥').click();
    await button(page, '开始扫描').click();
    await page.getByText('在 100 处发现 500 个密钥').waitFor();
    const lines = page.getByRole('list', { name: '按文件列出的扫描结果' }).getByRole('listitem');
    await lines.first().waitFor();
    expect(await lines.count()).toBeLessThan(60);
    expect(await lines.first().getAttribute('aria-setsize')).toBe('600');
    expect(await violations(page, 'narrow')).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is offered to whoever has no keys, and shows nothing of a look after the lock', async () => {
    const { page, close } = await open('lang=en&theme=light&keys=none');
    await button(page, 'Look around this computer').click();
    await button(page, 'Look around').click();
    await page.getByText('15 keys in 11 places').waitFor();
    await button(page, 'Lock').click();
    await page.getByText('15 keys in 11 places').waitFor({ state: 'detached' });
    await close();
  });
});

describe('taking plaintext away', () => {
  it('says per file what happens, does it, and brings files back', async () => {
    const { page, complaints, close } = await open();
    await lookAround(page);
    await page.getByRole('checkbox', { name: 'Import Q3EG…8ZPL from ~/.s3cfg' }).click();
    await button(page, 'Import 8 keys, remember 1 more place').click();
    await page.getByText('9 remembered places still hold secrets in plain text.').waitFor();
    await button(page, 'Take plaintext away…').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('the secret goes; the tool asks Keyturn for it with a command').first().waitFor();
    await dialog.getByRole('checkbox', { name: 'Remove the keys, and name no command' }).click();
    await dialog.getByText('the tool asks Keyturn').first().waitFor({ state: 'detached' });
    await dialog.getByRole('checkbox', { name: 'Remove the keys, and name no command' }).click();
    await button(page, 'Take away').click();
    await dialog.getByText('Plaintext taken away from 8 places').waitFor();
    await dialog.getByText('a command stands in its place').first().waitFor();
    await dialog.getByText('left as it was: The file cannot be written').waitFor();
    expect(await violations(page, 'after')).toEqual([]);
    await button(page, 'Undo: bring ~/.aws/credentials back as it was').click();
    await dialog.getByText('as it was before').first().waitFor();

    // Somebody else changes the next one meanwhile.
    await page.evaluate(() => {
      const { fake } = window as unknown as Faked;
      fake.override('plaintext.undo', async ({ id, over }) => {
        if (over !== true) throw fake.failure('file-changed');
        const kept = await fake.bridge.call['plaintext.kept']({});
        const copy = kept.ok ? kept.value.find((one) => one.id === id) : undefined;
        if (copy === undefined) throw fake.failure('not-found');
        return { ...copy, state: 'undone' };
      });
    });
    await button(page, 'Undo: bring ~/.aliyun/config.json back as it was').click();
    await dialog.getByText('The file was changed since.', { exact: false }).waitFor();
    await button(page, 'Bring it back anyway').click();
    await dialog.getByText('The file was changed since.', { exact: false }).waitFor({ state: 'detached' });
    await expect.poll(() => dialog.getByText('as it was before').count()).toBe(4);
    await button(page, 'Done').click();
    await button(page, 'Take plaintext away from ~/.aws/credentials').waitFor();
    await close();
    expect(complaints).toEqual([]);
  });

  it('promises no command that could not answer, and says what helps', async () => {
    const { page, complaints, close } = await open();
    await lookAround(page);
    await button(page, 'Import 7 keys, remember 1 more place').click();
    await page.getByText('7 keys imported, 8 places remembered').waitFor();
    await page.evaluate(() => {
      const { fake } = window as unknown as Faked;
      fake.override('plaintext.muted', async () => {
        const status = await fake.bridge.call['vault.status']({});
        const ready = status.ok && status.value.keychain === 'ready';
        return { problem: ready ? null : { code: 'keychain-off', params: {} } };
      });
    });
    await button(page, 'Take plaintext away from ~/.aws/credentials').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Commands could not answer now').waitFor();
    await dialog.getByText('stays as it is').first().waitFor();
    expect(await violations(page, 'no command could answer')).toEqual([]);
    await expect.poll(() => button(page, 'Take away').isDisabled()).toBe(true);
    const plain = dialog.getByRole('checkbox', { name: 'Remove the keys, and name no command' });
    await plain.click();
    await dialog.getByText('Commands could not answer now').waitFor({ state: 'detached' });
    expect(await button(page, 'Take away').isEnabled()).toBe(true);
    await plain.click();
    await button(page, 'Switch the keychain on').click();
    await dialog.getByText('the tool asks Keyturn for it with a command').first().waitFor();
    expect(await button(page, 'Take away').isEnabled()).toBe(true);
    await close();
    expect(complaints).toEqual([]);
  });

  it('keeps copies until somebody forgets them', async () => {
    const { page, complaints, close } = await open();
    await page.getByRole('grid').first().waitFor();
    await page.evaluate(() => {
      const { fake } = window as unknown as Faked;
      let copies = (['as-written', 'changed', 'gone', 'undone', 'elsewhere'] as const).map((state, n) => ({
        id: `000000000000000${n}` as never,
        path: `/home/li/.${state}`,
        deviceName: 'atlas',
        why: 'rotation' as const,
        consumerId: null,
        at: Date.now() - 90_000_000,
        bytes: 412,
        state: state as 'as-written' | 'changed' | 'gone' | 'undone' | 'elsewhere',
      }));
      fake.override('plaintext.kept', () => copies);
      fake.override('plaintext.undo', ({ id, over }) => {
        const copy = copies.find((one) => one.id === id);
        if (copy === undefined) throw fake.failure('not-found');
        if (copy.state === 'changed' && over !== true) throw fake.failure('file-changed');
        if (copy.state === 'gone') throw fake.failure('disk-full');
        copies = copies.map((one) => (one.id === id ? { ...one, state: 'undone' } : one));
        return { ...copy, state: 'undone' };
      });
      fake.override('plaintext.forget', ({ ids }) => {
        copies = copies.filter(({ id }) => !ids.includes(id));
        return {};
      });
    });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('kept copies');
    await page.keyboard.press('Enter');
    const rows = page.getByRole('list', { name: 'Kept copies' }).getByRole('listitem');
    const row = (path: string) => rows.filter({ hasText: path });
    await row('~/.elsewhere').getByText('on atlas').waitFor();
    expect(await rows.getByRole('button', { name: /^Undo: bring / }).count()).toBe(3);
    expect(await violations(page, 'kept copies')).toEqual([]);

    await row('~/.as-written')
      .getByRole('button', { name: /^Undo: bring / })
      .click();
    await row('~/.as-written').getByText('brought back').waitFor();
    await row('~/.changed')
      .getByRole('button', { name: /^Undo: bring / })
      .click();
    const question = page.getByRole('alertdialog');
    await question.getByText('Bring ~/.changed back as it was?').waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    await row('~/.changed')
      .getByRole('button', { name: /^Undo: bring / })
      .click();
    await question.getByRole('button', { name: 'Bring it back' }).click();
    await row('~/.changed').getByText('brought back').waitFor();
    await row('~/.gone')
      .getByRole('button', { name: /^Undo: bring / })
      .click();
    await row('~/.gone').getByRole('alert').waitFor();

    await row('~/.gone')
      .getByRole('button', { name: /^Forget / })
      .click();
    await question.getByText('Forget the copy of ~/.gone?').waitFor();
    await question.getByRole('button', { name: 'Forget the copy' }).click();
    await row('~/.gone').waitFor({ state: 'detached' });
    await button(page, 'Forget all…').click();
    await question.getByRole('button', { name: 'Forget 4 copies' }).click();
    await page.getByRole('heading', { name: 'No copies are kept' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
