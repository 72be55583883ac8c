import { describe, expect, it, vi } from 'vitest';
import { openConsolePage, openMenuPage, openReleasesOf } from '../../src/main/electron/external-links.ts';
import { catalogue } from '../../src/shared/catalogue/index.ts';
import { DIAGNOSIS_PAGES } from '../../src/shared/diagnosis/pages.ts';
import { KNOWN_HOSTS } from '../../src/shared/hosts.ts';
import { CLOUD_IDS } from '../../src/shared/model/cloud.ts';

const shell = vi.hoisted(() => ({ openExternal: vi.fn(async (_url: string) => undefined) }));
vi.mock('electron', () => ({ shell }));

describe('a page outside of the app', () => {
  const CONSOLES = CLOUD_IDS.flatMap((cloud) =>
    catalogue[cloud].sites.flatMap(({ id, pages }) =>
      Object.entries(pages).map(([name, url]) => [`${cloud} ${id} ${name}`, url] as const),
    ),
  );
  const PAGES: readonly (readonly [string, string])[] = [...CONSOLES, ...Object.entries(DIAGNOSIS_PAGES)];
  const inBrowser = KNOWN_HOSTS.filter(({ use }) => use.includes('browser')).map(({ host }) => host);

  it.each(PAGES)('is https, and on a host that the table has for browsers: %s', async (_name, page) => {
    shell.openExternal.mockClear();
    await openConsolePage(page);
    expect(shell.openExternal.mock.calls).toEqual([[page]]);
    const url = new URL(page);
    expect(url.protocol).toBe('https:');
    expect(url.username + url.password + url.port).toBe('');
    expect(inBrowser).toContain(url.hostname);
  });

  it('is on each of those hosts: the table has none that no page needs', () => {
    const needed = new Set(PAGES.map(([, page]) => new URL(page).hostname));
    expect(inBrowser.filter((host) => !needed.has(host))).toEqual(['github.com']);
  });

  it.each(['console.aliyun', 'console.aws'] as const)('stands behind the menu: %s', async (command) => {
    shell.openExternal.mockClear();
    await openMenuPage(command);
    expect(shell.openExternal).toHaveBeenCalledOnce();
  });

  it.each([
    '',
    'https://console.aws.amazon.com/',
    'https://console.aws.amazon.com/iam/home#/users?x=1',
    'https://evil.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ])('is none that is not compiled in: %j', async (page) => {
    shell.openExternal.mockClear();
    await expect(openConsolePage(page)).rejects.toThrow('no page of a console');
    expect(shell.openExternal).not.toHaveBeenCalled();
  });

  it('is the page of releases of the repository that the build was made from', async () => {
    shell.openExternal.mockClear();
    await openReleasesOf('keyturn-test/keyturn');
    expect(shell.openExternal.mock.calls).toEqual([['https://github.com/keyturn-test/keyturn/releases']]);
  });

  it.each([
    '',
    'a',
    '../x',
    'a/../b',
    'a/b/c',
    'a/b?c',
    'a@b/c',
    'a/b#c',
    'a\\b/c',
    'https://evil.example/a',
  ])('is nothing where a build says %j', async (repository) => {
    shell.openExternal.mockClear();
    await expect(openReleasesOf(repository)).rejects.toThrow('no repository');
    expect(shell.openExternal).not.toHaveBeenCalled();
  });
});
