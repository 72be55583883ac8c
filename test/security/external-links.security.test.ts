import { describe, expect, it, vi } from 'vitest';
import {
  type ExternalLink,
  openExternalLink,
  openReleasesOf,
} from '../../src/main/electron/external-links.ts';

const shell = vi.hoisted(() => ({ openExternal: vi.fn(async (_url: string) => undefined) }));
vi.mock('electron', () => ({ shell }));

describe('a page outside of the app', () => {
  it.each<ExternalLink>(['console.aliyun', 'console.aws'])(
    'is https and on a host of the vendor: %s',
    async (link) => {
      shell.openExternal.mockClear();
      await openExternalLink(link);
      const url = new URL(shell.openExternal.mock.calls[0]?.[0] ?? '');
      expect(url.protocol).toBe('https:');
      expect(url.host).toMatch(/\.(aliyun|amazon)\.com$/);
      expect(url.username + url.password + url.port).toBe('');
    },
  );

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
