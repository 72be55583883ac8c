import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../scripts/lib/build-if-stale.ts';
import { CHANNELS } from '../../src/shared/ipc/channels.ts';
import { type AppHandle, launchApp } from '../e2e/support/launch-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let app: AppHandle;
let page: Page;

beforeAll(async () => {
  await buildIfStale();
  place = await temporaryFolder();
  app = await launchApp({ home: place.path });
  page = app.page;
});
afterAll(async () => {
  await app.close();
  await place[Symbol.asyncDispose]();
});

const FORBIDDEN = { ok: false, error: { code: 'forbidden', params: {} } };

describe('the bridge', () => {
  it('is one frozen object with a function a channel, and no more', async () => {
    const facts = await page.evaluate(() => {
      const { keyturn } = window;
      return {
        keys: Object.keys(keyturn).sort(),
        channels: Object.keys(keyturn.call),
        frozen: Object.isFrozen(keyturn) && Object.isFrozen(keyturn.call),
      };
    });
    expect(facts).toEqual({ keys: ['call', 'fileTicket', 'on'], channels: [...CHANNELS], frozen: true });
  });

  it('knows no event but those of the contract', async () => {
    const message = await page.evaluate(() => {
      try {
        window.keyturn.on('vault.secret' as never, () => undefined);
        return 'listening';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    });
    expect(message).toBe('No such event');
  });

  it('gives no ticket for a file that a script made', async () => {
    const answer = await page.evaluate(() => window.keyturn.fileTicket(new File(['x'], '/etc/passwd')));
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });
});

describe('a message of somebody else', () => {
  const url = 'app://keyturn/index.html';
  it.each([...CHANNELS, 'files.ticket'])('is refused on %s', async (channel) => {
    const answers = await Promise.all([
      app.host('ipc.invokeAs', null, channel, {}),
      app.host('ipc.invokeAs', { url, main: false }, channel, {}),
      app.host('ipc.invokeAs', { url: 'https://example.com/', main: true }, channel, {}),
      app.host('ipc.invokeAs', { url: 'app://other/index.html', main: true }, channel, {}),
      app.host('ipc.invokeAsStranger', { url, main: true }, channel, {}),
    ]);
    expect(answers).toEqual(Array(5).fill(FORBIDDEN));
  });
});

describe('the session', () => {
  it('is in memory and grants nothing', async () => {
    expect(await app.host('session.facts')).toEqual([
      {
        partition: 'keyturn',
        cache: false,
        spellChecker: false,
        grants: { request: false, check: false, device: false, displayMedia: false },
        preventsDownloads: true,
      },
    ]);
  });

  it.each([
    'https://example.com/',
    'http://127.0.0.1:8080/',
    'wss://example.com/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'app://other/index.html',
    'devtools://devtools/bundled/inspector.html',
    'chrome-extension://abcdefgh/page.html',
  ])('lets no request out to %s', async (url) => {
    expect(await app.host('session.allows', url)).toBe(false);
  });

  it('lets the interface load its own files', async () => {
    expect(await app.host('session.allows', 'app://keyturn/assets/index.js')).toBe(true);
  });

  it('keeps the page where it is', async () => {
    const failed = page.waitForEvent('requestfailed', (request) =>
      request.url().startsWith('https://example.com'),
    );
    await page.evaluate(() => location.assign('https://example.com/away?x=1'));
    expect((await failed).failure()?.errorText).toContain('ABORTED');
    expect(page.url()).toContain('index.html');
  });

  it('opens no window', async () => {
    await page.evaluate(() => void window.open('https://example.com/popup'));
    await expect.poll(() => page.context().pages().length).toBe(1);
  });
});

describe('the policy of the page', () => {
  it('is kept by the interface itself', async () => {
    await page.addInitScript(() => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.effectiveDirective),
      );
      Object.assign(globalThis, { violations });
    });
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.reload();
    await page.getByRole('button').first().waitFor();
    expect(await page.evaluate('violations')).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('is sent as a header too, with the rest that keeps others out', async () => {
    const response = await page.reload();
    const headers = (await response?.allHeaders()) ?? {};
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });

  it.each([
    [
      'an inline script',
      'require-trusted-types-for',
      `(() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); })()`,
    ],
    ['text run as code', 'require-trusted-types-for', `setTimeout('window.ran = 1')`],
    ['markup from text', 'require-trusted-types-for', `document.createElement('div').innerHTML = '<b>x</b>'`],
    ['a request', 'connect-src', `fetch('https://example.com/').catch(() => 0)`],
    ['a picture from elsewhere', 'img-src', `new Image().src = 'https://example.com/x.png'`],
    [
      'an inline style',
      'style-src-elem',
      `document.head.append(Object.assign(document.createElement('style'), { textContent: 'b{}' }))`,
    ],
    [
      'a frame',
      'frame-src',
      `document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.com/' }))`,
    ],
  ])('forbids %s', async (_what, directive, code) => {
    const violated = await page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
      try { ${code}; } catch { /* The report tells. */ }
    })`);
    expect(violated).toBe(directive);
  });
});

describe('the app’s own protocol', () => {
  it.each(['..%2f..%2fpackage.json', '..%5c..%5cpackage.json', '%2fetc%2fpasswd', 'assets', 'missing.js'])(
    'answers 404 to %s',
    async (path) => {
      const answered = page.waitForResponse((response) => response.url().endsWith(`/${path}`));
      await page.evaluate((raw) => {
        // A picture is answered whatever its type; a script or a style would be dropped for that first.
        new Image().src = `/${raw}`;
      }, path);
      expect((await answered).status()).toBe(404);
    },
  );
});
