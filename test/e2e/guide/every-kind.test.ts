import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOUD_IDS } from '../../../src/shared/model/cloud.ts';
import { type OpenApp, openVault } from '../app/open-app.ts';
import { EVERY_KIND, type Language, walkKind } from './every-kind.ts';

// One kind of each platform, the languages in turn; the full run walks every kind in both.
const ONE_EACH = CLOUD_IDS.flatMap((cloud) => EVERY_KIND.filter((one) => one.cloud === cloud).slice(0, 1));

describe.each<[Language, number]>([
  ['en-US', 0],
  ['zh-CN', 1],
])('the guide to each kind of key, in %s', (language, turn) => {
  let open: OpenApp;
  beforeAll(async () => {
    open = await openVault({ locale: language, colorScheme: turn === 0 ? 'light' : 'dark' });
  });
  afterAll(async () => {
    await open?.[Symbol.asyncDispose]();
  });

  it.each(ONE_EACH.filter((_, index) => index % 2 === turn))(
    'is walked to the key: $cloud $kind',
    async (kind) => {
      await walkKind(open.page, language, kind);
    },
  );

  it('complains of nothing', () => {
    expect(open.complaints).toEqual([]);
  });
});
