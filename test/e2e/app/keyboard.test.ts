import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApp, openApp, PASSWORD, readCode } from './open-app.ts';
import { AWS_ID, AWS_SECRET, modal } from './walk.ts';

let open: OpenApp;
beforeAll(async () => {
  open = await openApp();
});
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
});

/** What has the focus, by its name: its label, or what it reads. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const labelledBy = element.getAttribute('aria-labelledby');
    const label =
      element.getAttribute('aria-label') ??
      (labelledBy === null ? null : document.getElementById(labelledBy)?.textContent) ??
      (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
        ? element.labels?.[0]?.textContent
        : null) ??
      element.textContent;
    return (label ?? '').trim();
  });

/** Whether the thing with the focus shows that it has it, by an outline of its own or around it. */
const ringed = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return false;
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
    return outlined || style.boxShadow !== 'none';
  });

/** The place in the list of the row with the focus, from 1. */
const place = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex') ?? null);

/** Waits until something of this name has the focus. */
async function arrives(page: Page, name: RegExp): Promise<void> {
  await expect.poll(() => focused(page)).toMatch(name);
}

/** Goes on by Tab alone until something of this name has the focus. */
async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    const now = await focused(page);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
    seen.push(now);
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never reached ${String(name)}; it went over ${seen.join(' | ')}`);
}

/** Adds the key in the form without asking its platform, and goes on to it. */
async function keepIt(page: Page): Promise<void> {
  await tabTo(page, 'Only add');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Key added' }).waitFor();
  await tabTo(page, 'Show the key');
  await page.keyboard.press('Enter');
}

describe('without a pointer', () => {
  it('a vault is made', async () => {
    const { page } = open;
    await page.getByRole('radiogroup').waitFor();
    await tabTo(page, 'Continue');
    await page.keyboard.press('Enter');
    await arrives(page, /^Master password/);
    await page.keyboard.type(PASSWORD);
    await tabTo(page, /^Repeat the password/);
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    const groups = await readCode(page, 'Recovery code');
    await tabTo(page, 'It is written down');
    await page.keyboard.press('Space');
    await tabTo(page, 'Continue');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Check the note' }).waitFor();
    for (let asked = 0; asked < 2; asked += 1) {
      await tabTo(page, /^Group \d+/);
      const place = Number(/\d+/.exec(await focused(page))?.[0]);
      await page.keyboard.type(groups[place - 1] ?? '');
      await page.keyboard.press(asked === 0 ? 'Tab' : 'Enter');
    }
    await page.getByRole('navigation').waitFor();
  });

  it('a key is added, and the focus is back where it was', async () => {
    const { page } = open;
    await tabTo(page, 'Add');
    await page.keyboard.press('Enter');
    await modal(page).waitFor();
    await tabTo(page, /^Platform/);
    await page.keyboard.type('ama');
    await modal(page).getByRole('button', { name: 'Alibaba Cloud' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await modal(page).getByRole('heading', { name: 'Amazon Web Services' }).waitFor();
    await tabTo(page, /^Name/);
    await page.keyboard.type('first key');
    await tabTo(page, /^Access key ID/);
    await page.keyboard.type(AWS_ID);
    await tabTo(page, /^Secret access key/);
    await page.keyboard.type(AWS_SECRET);
    await keepIt(page);
    await page.getByRole('heading', { name: 'first key' }).waitFor();
    await page.getByRole('dialog', { name: 'Key added' }).waitFor({ state: 'detached' });
    await arrives(page, /^Add$/);
  });

  it('every part of the window is reached by Tab, and shows that it is', async () => {
    const { page } = open;
    const wanted = [/^All keys/, /^Bin/, /^Lock/, /^Settings/, /^Width of the sidebar/, /^Search keys/];
    const further = [/^Order/, /^Add$/, /^first key/, /^Width of the detail/, /^Verify$/, /^More actions/];
    const fields = [/^Copy Access key ID/, /^Reveal Secret access key/, /^Copy Secret access key/];
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    for (const name of [...wanted, ...further, ...fields]) {
      await tabTo(page, name);
      expect({ name, ringed: await ringed(page) }).toEqual({ name, ringed: true });
    }
  });

  it('the list is walked, searched and left', async () => {
    const { page } = open;
    await page.keyboard.press('Control+n');
    await modal(page).waitFor();
    await tabTo(page, /^Platform/);
    await page.keyboard.type('ali');
    await modal(page).getByRole('button', { name: 'Amazon' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await modal(page).getByRole('heading', { name: 'Alibaba Cloud' }).waitFor();
    await tabTo(page, /^Name/);
    await page.keyboard.type('second key');
    await tabTo(page, /^AccessKey ID/);
    await page.keyboard.type('LTAI5tKeyturnKeyturnTest1');
    await tabTo(page, /^AccessKey Secret/);
    await page.keyboard.type('aliyunSecretOfKeyturnTests0001');
    await keepIt(page);
    await page.getByRole('heading', { name: 'second key' }).waitFor();

    await modal(page).waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await arrives(page, /^Search keys$/);
    await page.keyboard.type('key');
    await page.getByText('2 keys').waitFor();
    await page.keyboard.press('ArrowDown');
    await arrives(page, /key, (Amazon|Alibaba)/);
    await page.keyboard.press('Home');
    await expect.poll(() => place(page)).toBe('1');
    const first = await focused(page);
    await page.keyboard.press('j');
    await expect.poll(() => focused(page)).not.toBe(first);
    await page.keyboard.press('k');
    await expect.poll(() => focused(page)).toBe(first);
    await page.keyboard.press('Control+f');
    await arrives(page, /^Search keys$/);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByLabel('Search keys').inputValue()).toBe('');
  });

  it('a dialog keeps the focus inside and gives it back', async () => {
    const { page } = open;
    await page.keyboard.press('ArrowDown');
    await arrives(page, /key, (Amazon|Alibaba)/);
    const before = await focused(page);
    // A key press means the key that is shown, and that comes a little after its row has the focus.
    await page.getByRole('heading', { name: before.split(',')[0] ?? '' }).waitFor();
    await page.keyboard.press('e');
    await modal(page).waitFor();
    const inside = () =>
      page.evaluate(
        () => document.activeElement?.closest('[role="dialog"],[data-base-ui-focus-guard]') !== null,
      );
    await expect.poll(inside).toBe(true);
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press('Tab');
      await expect.poll(inside).toBe(true);
    }
    // The first Escape may be for the tooltip of the button that has the focus.
    await tabTo(page, /^Name/);
    await page.keyboard.press('Escape');
    await modal(page).waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe(before);
  });

  it('commands and keys are found in the palette', async () => {
    const { page } = open;
    await page.keyboard.press('Control+k');
    await arrives(page, /^Search commands/);
    await page.keyboard.type('second');
    await page.getByRole('option', { name: /second key/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'second key' }).waitFor();
    await modal(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await arrives(page, /^Search commands/);
    await page.keyboard.type('lock the');
    await page.getByRole('option', { name: /^Lock the vault/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await arrives(page, /^Master password/);
    expect(open.complaints).toEqual([]);
  });
});
