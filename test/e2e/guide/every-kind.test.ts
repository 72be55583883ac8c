import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApp, openVault } from '../app/open-app.ts';
import { EVERY_KIND, type Language, walkKind } from './every-kind.ts';

describe.each<[Language, 'light' | 'dark']>([
  ['en-US', 'light'],
  ['zh-CN', 'dark'],
])('the guide to each kind of key, in %s', (language, colorScheme) => {
  let open: OpenApp;
  beforeAll(async () => {
    open = await openVault({ locale: language, colorScheme });
  });
  afterAll(async () => {
    await open?.[Symbol.asyncDispose]();
  });

  it.each(EVERY_KIND)('is walked to the key: $cloud $kind', async (kind) => {
    await walkKind(open.page, language, kind);
  });

  it('complains of nothing', () => {
    expect(open.complaints).toEqual([]);
  });
});
