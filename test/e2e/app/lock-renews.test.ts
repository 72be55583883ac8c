import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApp, openVault, PASSWORD } from './open-app.ts';
import { addKey, lockScreen } from './walk.ts';

const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYPAGESENTINEL';
let open: OpenApp;

beforeAll(async () => {
  open = await openVault();
  await addKey(open.page, { label: 'a key for the page', secret: SECRET });
  // Of each document the first thing that it shows.
  await open.page.addInitScript(() => {
    const first: string[] = [];
    Object.assign(globalThis, { first });
    new MutationObserver((_changes, observer) => {
      const root = document.getElementById('root');
      if (root === null || root.childElementCount === 0) return;
      first.push(root.querySelector('input[type="password"]') === null ? 'something else' : 'lock screen');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
});
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
});

/** All that is reachable in the page's JavaScript, as text. */
async function heapOf(page: Page): Promise<string> {
  const cdp = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await cdp.detach();
  return chunks.join('');
}

const passwordField = () => open.page.getByLabel('Master password', { exact: true });
const opens = async () => {
  await passwordField().fill(PASSWORD);
  await open.page.keyboard.press('Enter');
  await open.page.getByRole('row', { name: /a key for the page/ }).waitFor();
};
/** A mark on this document alone. */
const mark = () => open.page.evaluate(() => void Object.assign(globalThis, { marked: true }));
const marked = () => open.page.evaluate('globalThis.marked === true').catch(() => true);

describe('the page at a lock', () => {
  it('holds a revealed secret while it is shown, and nothing of the vault afterwards', async () => {
    const { page, app } = open;
    await page.getByRole('button', { name: 'Reveal Secret access key' }).click();
    await page.getByText(SECRET).waitFor();
    const before = await heapOf(page);
    expect([SECRET, 'a key for the page'].map((text) => before.includes(text))).toEqual([true, true]);
    const windows = await app.host('windows.list');
    await mark();
    await page.keyboard.press('Control+l');
    await expect.poll(marked).toBe(false);
    await lockScreen(page);
    const after = await heapOf(page);
    // The snapshot is of the page that is there now.
    expect(after).toContain('Master password');
    expect([SECRET, 'a key for the page', PASSWORD].filter((text) => after.includes(text))).toEqual([]);
    expect(await app.host('windows.list')).toEqual(windows);
    expect(await page.evaluate('globalThis.first')).toEqual(['lock screen']);
    await opens();
  });

  it.each(['suspend', 'lock-screen'])('is another one at %s too', async (event) => {
    const { app } = open;
    await mark();
    await app.host('power.emit', event);
    await expect.poll(marked).toBe(false);
    // Locked already: what is being typed stays.
    await passwordField().fill('half a pass');
    await app.host('power.emit', event);
    await app.host('power.emit', 'shutdown');
    expect(await passwordField().inputValue()).toBe('half a pass');
    await opens();
    expect(open.complaints).toEqual([]);
  });
});
