import { describe, expect, it, vi } from 'vitest';
import { type ExternalLink, openExternalLink } from '../../src/main/electron/external-links.ts';

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
});
