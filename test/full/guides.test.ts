import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApp, openVault } from '../e2e/app/open-app.ts';
import { EVERY_KIND, type Language, walkKind } from '../e2e/guide/every-kind.ts';

/** Pictures of every guide and form, to be looked at. */
const PICTURES = join(import.meta.dirname, '..', '..', 'out', 'guides');

describe.each<Language>(['en-US', 'zh-CN'])('the guide to every kind of key, in %s', (language) => {
  let open: OpenApp;
  beforeAll(async () => {
    await mkdir(PICTURES, { recursive: true });
    open = await openVault({ locale: language });
  });
  afterAll(async () => {
    await open?.[Symbol.asyncDispose]();
  });

  it.each(EVERY_KIND)('is walked to the key: $cloud $kind', async ({ cloud, kind }) => {
    await walkKind(open.page, language, { cloud, kind }, async (moment) => {
      await open.page.screenshot({ path: join(PICTURES, `${cloud}-${kind}-${moment}.${language}.png`) });
    });
    expect(open.complaints).toEqual([]);
  });
});
