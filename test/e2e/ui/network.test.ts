import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Account } from '../../../src/shared/model/account.ts';
import type { CloudFailure } from '../../../src/shared/model/failure.ts';
import { accountOf, credentialIdOf, keyOf } from '../../support/fake/keys.ts';
import { reportOf, SHOWN, SHOWN_BEFORE } from '../../support/fake/reach-reports.ts';
import { violations } from '../app/violations.ts';
import { modal, platform } from '../app/walk.ts';
import { type GalleryPage, launchBrowser, openPage } from './gallery-page.ts';

let browser: Awaited<ReturnType<typeof launchBrowser>>;
let open: GalleryPage;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});
afterEach(async () => {
  expect(open.complaints).toEqual([]);
  await open.close();
});

async function begin(): Promise<Page> {
  open = await openPage(browser, `${inject('pages').window}/index.html?scene=same&lang=en&theme=light`);
  await open.page.getByRole('row', { name: /terraform/ }).waitFor();
  return open.page;
}

const inputs = (page: Page, channel: string): Promise<readonly unknown[]> =>
  page.evaluate(
    (name) => window.fake.calls.filter((call) => call.channel === name).map(({ input }) => input),
    channel,
  );

/** The window with a key of a private cloud in the place of `terraform`, selected; its last check failed. */
async function onFailed(over: Partial<Account>, failure: Partial<CloudFailure>): Promise<Page> {
  const page = await begin();
  const account = accountOf(2, { cloud: 'cloudpods', site: 'private', label: 'pods', ...over });
  const key = keyOf({ n: 3, label: 'terraform', account, ageDays: 3, health: 'network' }, Date.now());
  const detail =
    key.health.kind === 'failed'
      ? { ...key, health: { ...key.health, failure: { ...key.health.failure, ...failure } } }
      : key;
  await page.evaluate(
    (one) => {
      window.fake.override('credentials.get', () => one);
      window.fake.override('accounts.list', () => [one.account]);
      window.fake.emit('credentials.changed', { ids: [] });
    },
    { ...detail, id: credentialIdOf(3) },
  );
  await page.getByRole('row', { name: /terraform/ }).click();
  await page.getByRole('heading', { name: 'terraform' }).waitFor();
  return page;
}

describe('the settings of the network', () => {
  it('take a proxy with its sign-in, and keep its password out of the page', async () => {
    const page = await begin();
    await page.keyboard.press('Control+,');
    const group = page.getByRole('region', { name: 'Network', exact: true });
    await group.getByText('through http://proxy.example.com:3128').first().waitFor();
    await group.getByRole('combobox', { name: 'Proxy' }).click();
    await page.getByRole('option', { name: 'One proxy' }).click();
    const address = group.getByLabel('Address of the proxy');
    await address.fill('http://li:x@proxy.example.com:3128');
    await group.getByRole('button', { name: 'Use it' }).click();
    await group.getByText('User and password belong in the fields below.').waitFor();
    await address.fill('proxy.example.com:3128');
    await group.getByLabel('Password', { exact: true }).fill('SENTINEL1234');
    await page.keyboard.press('Enter');
    await group.getByText('User is needed').waitFor();
    expect(await violations(page, 'network settings')).toEqual([]);
    expect(await inputs(page, 'network.save')).toEqual([]);
    await group.getByLabel('User', { exact: true }).fill('li');
    await page.keyboard.press('Enter');
    await group.getByText('Kept in the vault. Leave empty to keep it.').waitFor();
    const bypass = ['*.corp.example.com', '10.0.0.0/8'];
    const proxy = { kind: 'fixed', url: 'http://proxy.example.com:3128', user: 'li' };
    expect(await inputs(page, 'network.save')).toEqual([
      { proxy, bypass, password: { kind: 'set', value: 'SENTINEL1234' } },
    ]);
    expect(await group.getByLabel('Password', { exact: true }).inputValue()).toBe('');

    // Another user needs it anew; what is not wanted any more is put back.
    await group.getByLabel('User', { exact: true }).fill('wang');
    await group.getByText('enter the password again').waitFor();
    await group.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => group.getByLabel('User', { exact: true }).inputValue()).toBe('li');
    await group.getByLabel('Exceptions').fill('one two');
    await group.getByRole('button', { name: 'Use it' }).click();
    await group.getByText('Line 1 is no valid exception: one two').waitFor();
    expect(await page.content()).not.toContain('SENTINEL');
  });

  it('trust another authority, and stop trusting it', async () => {
    const page = await begin();
    await page.keyboard.press('Control+,');
    const group = page.getByRole('region', { name: 'Network', exact: true });
    await group.getByRole('button', { name: 'Add an authority…' }).click();
    await modal(page).getByRole('button', { name: 'Trust it' }).click();
    await modal(page).getByText('A certificate is needed.').waitFor();
    await modal(page).getByLabel('Certificate (PEM)').fill('none');
    await modal(page).getByRole('button', { name: 'Trust it' }).click();
    await modal(page).getByText('This is no certificate of an authority').waitFor();
    expect(await violations(page, 'authority')).toEqual([]);
    await modal(page).getByRole('button', { name: 'Choose a file…' }).click();
    await group.getByText('CN=Private Cloud CA').waitFor();
    await group.getByRole('button', { name: 'Remove CN=Private Cloud CA' }).click();
    await page.getByRole('button', { name: 'Stop trusting' }).click();
    await group.getByText('CN=Example Corp Root CA').waitFor();
    await group.getByText('CN=Private Cloud CA').waitFor({ state: 'detached' });
  });
});

describe('the form of a private cloud', () => {
  it('mends a pasted console, tests it, and keeps the certificate that was compared', async () => {
    const page = await begin();
    await page.keyboard.press('Control+n');
    await platform(page, 'Cloudpods');
    const form = page.getByRole('dialog', { name: 'Add keys' });
    await form.getByLabel('Name', { exact: true }).fill('pods');
    // By its name in the form, which is hidden from roles while the test lies over it.
    const address = page.locator('input[name="account.endpoints.api"]');
    await address.fill('https://10.0.0.1/dashboard');
    await page.keyboard.press('Tab');
    await form.getByText('https://10.0.0.1/dashboard is the console').waitFor();
    await form.getByRole('button', { name: 'Use what I entered' }).click();
    await expect.poll(() => address.inputValue()).toBe('https://10.0.0.1/dashboard');
    await address.fill('10.0.0.1:30500');
    await form.getByRole('button', { name: 'Test the connection' }).click();
    await expect.poll(() => address.inputValue()).toBe('https://10.0.0.1:30500/v3');
    const test = page.getByRole('dialog', { name: 'Can it be reached?' });
    await test.getByText('It stops at: Encryption (TLS)').waitFor();
    const trust = test.getByRole('button', { name: 'Trust this certificate' });
    const told = test.getByLabel('Fingerprint from the server');
    await told.fill(SHOWN_BEFORE);
    await test.getByText('Different: do not trust it').waitFor();
    expect(await trust.isDisabled()).toBe(true);
    expect(await violations(page, 'unknown certificate')).toEqual([]);
    await told.fill(`sha256 Fingerprint=${SHOWN.toLowerCase()}`);
    await test.getByText('The same').waitFor();
    await trust.click();
    await test.getByText('It can be reached, and the key works.').waitFor();
    await page.keyboard.press('Escape');
    await form.getByText('10.0.0.1:30500', { exact: true }).waitFor();
    const targets = (await inputs(page, 'reach.test')) as { target: { draft: Account } }[];
    expect(targets.map(({ target }) => target.draft.pins)).toEqual([
      ...[[], [{ host: '10.0.0.1:30500', fingerprint: SHOWN }]],
    ]);
  });

  it('asks before anything goes out without encryption', async () => {
    const page = await begin();
    await page.keyboard.press('Control+n');
    await platform(page, 'ZStack Cloud');
    const form = page.getByRole('dialog', { name: 'Add keys' });
    const address = form.getByRole('textbox', { name: /^Management node address/ });
    await address.fill('http://10.0.0.10:5000/#/login');
    await form.getByRole('button', { name: 'Test the connection' }).click();
    await form.getByText('10.0.0.10:8080 is not encrypted').waitFor();
    expect(await inputs(page, 'reach.test')).toEqual([]);
    expect(await violations(page, 'plain http')).toEqual([]);
    await form.getByRole('checkbox', { name: 'Allow addresses without encryption' }).click();
    await form.getByText('10.0.0.10:8080 is not encrypted').waitFor({ state: 'detached' });
    await form.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('allowed without encryption').waitFor();
    const [sent] = (await inputs(page, 'reach.test')) as { target: { draft: Account } }[];
    expect(sent?.target.draft).toMatchObject({
      ...{ plainHttp: true, endpoints: { api: 'http://10.0.0.10:8080' } },
    });
  });
});

describe('a failed check', () => {
  const endpoints = { api: 'https://10.0.0.1:30500/v3' };

  it('leads to the certificate, whose change shows both fingerprints and is taken once compared', async () => {
    const pins = [{ host: '10.0.0.1:30500', fingerprint: SHOWN_BEFORE }];
    const page = await onFailed(
      { endpoints, pins },
      { kind: 'untrusted-certificate', vendorCode: 'PIN_CHANGED' },
    );
    const pods = accountOf(2, { cloud: 'cloudpods', site: 'private', endpoints, pins });
    await page.evaluate(
      ({ before, after }) => {
        window.fake.override('reach.test', ({ run }) => {
          const pinned = window.fake.calls.some(({ channel }) => channel === 'accounts.pin');
          return { ...(pinned ? after : before), run };
        });
      },
      {
        before: reportOf('before', pods),
        after: reportOf('after', { ...pods, pins: [{ host: '10.0.0.1:30500', fingerprint: SHOWN }] }),
      },
    );
    await page.getByRole('button', { name: 'Look at the certificate' }).click();
    const test = page.getByRole('dialog', { name: 'Can pods be reached?' });
    await test.getByText('The server shows another certificate than the pinned one.').waitFor();
    const shown = test.locator('dl code');
    const told = await shown.evaluateAll((codes) => codes.map(({ textContent }) => textContent));
    expect(told).toEqual([SHOWN_BEFORE, SHOWN]);
    await test.getByRole('checkbox').click();
    await test.getByRole('button', { name: 'Trust the new certificate' }).click();
    await page.getByText('The certificate of 10.0.0.1:30500 is pinned').waitFor();
    expect(await inputs(page, 'accounts.pin')).toMatchObject([
      { pin: { host: '10.0.0.1:30500', fingerprint: SHOWN } },
    ]);
    await test.getByText('It can be reached, and the key works.').waitFor();
    await page.keyboard.press('Escape');
    await test.waitFor({ state: 'detached' });
  });

  it('names what else the platform answers alike', async () => {
    const google = { cloud: 'gcp', site: 'google' } as const;
    const page = await onFailed(google, { kind: 'unknown-or-disabled', vendorCode: 'invalid_grant' });
    await page.getByText('both have to come from one key file').waitFor();
  });

  it('shows each step of a test as it comes, and stops it', async () => {
    const page = await onFailed({ endpoints }, { kind: 'network', vendorCode: 'PROXY_AUTH' });
    const found = reportOf('run', accountOf(2, { cloud: 'cloudpods', site: 'private', endpoints }));
    await page.evaluate((report) => {
      const waiting = { state: 'waiting', ms: null, reason: null, facts: {} } as const;
      let come = 2;
      window.fake.override('reach.get', ({ run }) => ({
        ...{ ...report, run, done: false, signature: { ...waiting, failure: null } },
        addresses: report.addresses.map((address) => ({
          ...{ ...address, certificate: null },
          steps: address.steps.map((step, place) => (place < come ? step : { step: step.step, ...waiting })),
        })),
      }));
      window.fake.override('reach.test', ({ run }) => {
        window.fake.emit('reach.changed', { run });
        const { promise, resolve } = Promise.withResolvers<typeof report>();
        window.fake.override('reach.stop', () => {
          come += 1;
          window.fake.emit('reach.changed', { run });
          const signature = { ...report.signature, reason: 'stopped' } as const;
          resolve({ ...report, run, addresses: [], signature });
          return {};
        });
        return promise;
      });
    }, found);
    await page.getByRole('button', { name: 'Test the connection' }).first().click();
    const test = page.getByRole('dialog', { name: 'Can pods be reached?' });
    const states = () =>
      test
        .locator('[data-step]')
        .evaluateAll((items) => items.map((item) => item.getAttribute('data-state')));
    await expect.poll(states).toEqual(['ok', 'skipped', 'waiting', 'waiting', 'waiting', 'waiting']);
    await test.getByRole('status').filter({ hasText: 'Trying each step' }).waitFor();
    await test.getByRole('button', { name: 'Stop' }).click();
    await test.getByText('Stopped before the end.').waitFor();
    await test.getByRole('button', { name: 'Network settings' }).click();
    await page.getByRole('region', { name: 'Network', exact: true }).waitFor();
    const current = page.getByRole('navigation', { name: 'Sections' }).locator('[aria-current]');
    await expect.poll(() => current.textContent()).toBe('Network');
  });
});
