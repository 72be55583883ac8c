import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createOneTimePages } from '../../../../src/main/electron/one-time-pages.ts';
import { isAppUrl } from '../../../../src/main/electron/origin.ts';

const PAGE = { title: 'kit', html: '<!doctype html><style>p{}</style><p>AAAA0', style: 'p{}' };

it('serves a page once, under a name of its own', () => {
  const pages = createOneTimePages();
  const [first, second] = [pages.offer(PAGE), pages.offer(PAGE)];
  expect(first).not.toBe(second);
  expect(isAppUrl(first)).toBe(true);
  expect(first).not.toContain('AAAA0');
  expect(pages.take(first)?.html).toBe(PAGE.html);
  expect(pages.take(first)).toBeNull();
  expect(pages.take(second)).not.toBeNull();
});

it('allows its own stylesheet and nothing else', () => {
  const pages = createOneTimePages();
  const csp = pages.take(pages.offer(PAGE))?.csp ?? '';
  const hash = createHash('sha256').update(PAGE.style).digest('base64');
  expect(csp).toContain("default-src 'none'");
  expect(csp).toContain(`style-src 'sha256-${hash}'`);
  expect(csp).not.toMatch(/unsafe|script-src|\*/);
});

it('answers no other URL, and forgets what nobody asked for', () => {
  const pages = createOneTimePages();
  const url = pages.offer(PAGE);
  for (const other of [
    `${url}0`,
    url.replace('app:', 'https:'),
    'app://keyturn/kit/',
    'app://keyturn/index.html',
  ]) {
    expect(pages.take(other)).toBeNull();
  }
  pages.clear();
  expect(pages.take(url)).toBeNull();
});
