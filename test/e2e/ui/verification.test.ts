import { afterAll, beforeAll, expect, inject, it } from 'vitest';
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
  readonly keyturn: {
    readonly call: {
      readonly 'credentials.list': (
        input: object,
      ) => Promise<{ readonly value: { readonly rows: readonly { label: string; accountId: string }[] } }>;
    };
  };
  readonly fake: {
    override(channel: string, answer: (input: never) => unknown): void;
    emit(event: string, payload: object): void;
  };
}

it('shows how a run goes, cancels it, groups what failed, and leads to each key', async () => {
  const { page, complaints, close } = await openPage(
    browser,
    `${inject('pages').window}/index.html?scene=same&lang=en&theme=light`,
  );
  await page.getByRole('grid').first().waitFor();
  await page.evaluate(async () => {
    const { fake, keyturn } = window as unknown as Faked;
    const listed = await keyturn.call['credentials.list']({ view: { kind: 'all' }, limit: 100 });
    const { rows } = listed.value;
    const named = (label: string) => rows.find((row) => row.label === label);
    const one = (label: string, failure: string) => ({
      key: named(label),
      accountId: named(label)?.accountId,
      cause: { kind: 'failure', failure, vendorCode: 'Code' },
      settled: false,
      looksUp: true,
    });
    const last = {
      ...{ startedAt: Date.now(), endedAt: Date.now(), how: 'cancelled', by: 'person' },
      ...{ total: 6, proven: 3, failed: 2 },
      groups: [
        { todo: 'replace-secret', keys: [one('deploy', 'wrong-secret')] },
        { todo: 'ask-administrator', keys: [one('terraform', 'unknown-or-disabled')] },
      ],
    };
    const say = (status: object) => {
      fake.override('verification.status', () => status);
      fake.emit('verification.changed', {});
    };
    const run = Promise.withResolvers<object>();
    fake.override('verification.start', () => {
      say({ running: { done: 4, total: 6, failed: 2 }, last: null });
      return run.promise;
    });
    fake.override('verification.cancel', () => {
      say({ running: null, last });
      run.resolve({ summary: last, results: [] });
      return {};
    });
  });

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Verify all keys');
  await page.keyboard.press('Enter');
  const bar = page.getByRole('progressbar', { name: 'Progress of the verification' });
  await expect.poll(() => bar.getAttribute('aria-valuenow')).toBe('4');
  await page.getByText('2 failed so far').waitFor();
  await page.keyboard.press('1');
  const banner = page.getByRole('status').filter({ hasText: 'Verifying 4 of 6' });
  await banner.waitFor();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByText('3 of 6 keys work.').waitFor();
  await page.getByText('1 key was not asked.').waitFor();
  expect(await violations(page, 'verification')).toEqual([]);

  await page.getByRole('button', { name: 'Replace secret… deploy' }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Look up with another key… terraform' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Look up', exact: true }).click();
  await dialog.getByText('The key exists but is disabled.').waitFor();
  expect(await violations(page, 'look-up')).toEqual([]);
  // Closing ends what is under way, and nothing that has ended.
  await page.evaluate(() => {
    const { fake } = window as unknown as Faked;
    const look = Promise.withResolvers<object>();
    fake.override('verification.lookUp', () => look.promise);
    fake.override('verification.stopLookUp', () => {
      document.title = `stopped ${document.title}`;
      look.resolve({ kind: 'stopped' });
      return {};
    });
  });
  await dialog.getByRole('button', { name: 'Look up', exact: true }).click();
  await dialog.getByRole('button', { name: 'Looking up' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => page.title()).toMatch(/^stopped (?!stopped)/);
  await page.getByRole('button', { name: 'Show deploy' }).click();
  await page.getByRole('heading', { name: 'deploy', level: 2 }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});
