import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApp, openVault, PASSWORD } from './open-app.ts';
import { violations } from './violations.ts';
import { addKey, leaveDialog, modal } from './walk.ts';

const MINUTE = 60_000;
let open: OpenApp;

beforeAll(async () => {
  open = await openVault();
  await addKey(open.page, { label: 'the only key' });
});
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
});

const asked = () => open.page.getByRole('dialog', { name: 'Confirm that it is you' });
const row = () => open.page.getByRole('row', { name: /the only key/ });

async function purge(): Promise<void> {
  const { page } = open;
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await modal(page).getByRole('button', { name: 'Delete the only key' }).click();
}

describe('a step that asks for presence', () => {
  it('asks over the dialog that it came from; cancelled, nothing has happened', async () => {
    const { page, app } = open;
    await page.keyboard.press('Delete');
    await row().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Bin/ }).click();
    await row().click();
    await app.host('time.pass', 6 * MINUTE);
    await purge();
    await asked().waitFor();
    const field = asked().getByLabel('Master password');
    await expect.poll(() => field.evaluate((at) => at === document.activeElement)).toBe(true);
    expect(await violations(page, 'presence')).toEqual([]);
    await page.keyboard.press('Escape');
    await asked().waitFor({ state: 'detached' });
    await modal(page).getByRole('alert').waitFor({ state: 'detached' });
    await modal(page).getByRole('button', { name: 'Cancel' }).click();
    await row().waitFor();
  });

  it('takes no wrong password, and goes on by itself after the right one', async () => {
    await purge();
    await asked().getByLabel('Master password').fill('not the password');
    await open.page.keyboard.press('Enter');
    await asked().getByText('The password is not right').waitFor();
    await asked().getByLabel('Master password').fill(PASSWORD);
    await asked().getByRole('button', { name: 'Confirm' }).click();
    await open.page.getByText('the only key was deleted').waitFor();
    await asked().waitFor({ state: 'detached' });
    await row().waitFor({ state: 'detached' });
  });

  it('can be proved by the system where that offers it', async () => {
    const { page, app } = open;
    await page.keyboard.press('Control+,');
    await modal(page).waitFor();
    await app.host('time.pass', 6 * MINUTE);
    await app.host('touchId.set', true, false);
    const answered = await page.evaluate(() =>
      window.keyturn.call['presence.confirm']({ kind: 'system' }).then((answer) => answer.ok),
    );
    expect(answered).toBe(false);
    await app.host('touchId.set', true, true);
    const confirmed = await page.evaluate(() =>
      window.keyturn.call['presence.confirm']({ kind: 'system' }).then((answer) => answer.ok),
    );
    expect(confirmed).toBe(true);
    expect(await app.host('touchId.reasons')).toEqual(['confirm that it is you', 'confirm that it is you']);
    await leaveDialog(page);
  });
});

describe('after wrong passwords', () => {
  it('the wait is counted down, and the button waits with it', async () => {
    // Its clock is that of the page again.
    open = await open.restart();
    const { page } = open;
    const field = page.getByLabel('Master password', { exact: true });
    const unlock = page.getByRole('button', { name: 'Unlock', exact: true });
    const counted = join(open.folder, 'vault', 'vault.attempts.json');
    for (let n = 0; n < 6; n += 1) {
      await expect.poll(() => unlock.isEnabled()).toBe(true);
      await field.fill(`guess number ${n}`);
      await page.keyboard.press('Enter');
      // What the page says may still be about the guess before.
      await expect.poll(async () => JSON.parse(await readFile(counted, 'utf8')).failures).toBe(n + 1);
      await expect.poll(() => field.getAttribute('readonly')).toBe(null);
      await page.getByText('The password is not right').waitFor();
    }
    // The longest wait, so that a slow start of the app does not outlast it.
    await open.app.close();
    const state = JSON.parse(await readFile(counted, 'utf8'));
    expect(state).toMatchObject({ failures: 6, waitMs: 2000 });
    await writeFile(counted, JSON.stringify({ ...state, waitMs: 5 * MINUTE }));
    open = await open.restart();
    const timer = open.page.getByRole('timer');
    await timer.waitFor();
    await expect.poll(() => timer.textContent()).toMatch(/in \d+ seconds$/);
    const waiting = open.page.getByRole('button', { name: 'Unlock', exact: true });
    await expect.poll(() => waiting.isDisabled()).toBe(true);
    expect(await violations(open.page, 'presence')).toEqual([]);
    await open.page.clock.install();
    await open.page.clock.fastForward(5 * MINUTE);
    await timer.waitFor({ state: 'detached' });
    await expect.poll(() => waiting.isEnabled()).toBe(true);
    // The time that counts is that since the computer started, which no test can pass.
    await writeFile(counted, JSON.stringify(state));
    await open.page.getByLabel('Master password', { exact: true }).fill(PASSWORD);
    await open.page.keyboard.press('Enter');
    await open.page.getByRole('navigation').waitFor();
    expect(open.complaints).toEqual([]);
  });
});

describe('the settings', () => {
  it('lock after the idle minutes that are set, from then on', async () => {
    const { page, app } = open;
    await page.keyboard.press('Control+,');
    const idleMinutes = () =>
      page.evaluate(async () => {
        const settings = await window.keyturn.call['settings.get']({});
        return settings.ok ? settings.value.idleMinutes : settings.error.code;
      });
    const idle = page.getByLabel('Lock after, in idle minutes');
    await idle.fill('3');
    await idle.press('Enter');
    await expect.poll(idleMinutes).toBe(3);
    expect(await violations(page, 'presence')).toEqual([]);
    await leaveDialog(page);
    await app.host('power.setIdleSeconds', 179);
    await app.host('power.emit', 'resume');
    await page.getByRole('navigation').waitFor();
    await app.host('power.setIdleSeconds', 180);
    await app.host('power.emit', 'resume');
    await page.getByLabel('Master password', { exact: true }).waitFor();
    expect(open.complaints).toEqual([]);
  });
});
