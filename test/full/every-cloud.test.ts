import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOUD_IDS } from '../../src/shared/model/cloud.ts';
import { STAND_INS } from '../clouds/kinds.ts';
import { seedKey, showKey, verifyShown } from '../e2e/app/every-cloud.ts';
import { type OpenApp, openVault } from '../e2e/app/open-app.ts';
import { type EveryCloud, everyCloud } from '../support/every-cloud.ts';

/** Pictures of what each platform's keys come to, to be looked at. */
const PICTURES = join(import.meta.dirname, '..', '..', 'out', 'every-cloud');

describe.each(['en-US', 'zh-CN'] as const)('every platform, by the window, in %s', (language) => {
  let clouds: EveryCloud;
  let open: OpenApp;
  beforeAll(async () => {
    await mkdir(PICTURES, { recursive: true });
    clouds = await everyCloud(CLOUD_IDS.map((id) => STAND_INS[id]));
    open = await openVault({ locale: language });
    for (const key of clouds.keys) await seedKey(open.page, key);
  });
  afterAll(async () => {
    await open?.[Symbol.asyncDispose]();
    await clouds?.[Symbol.asyncDispose]();
  });

  it.each(CLOUD_IDS)('says of each key what it is, and what to do: %s', async (cloud) => {
    const { page } = open;
    for (const key of clouds.keys.filter((one) => one.cloud === cloud)) {
      await showKey(page, language, key);
      await verifyShown(page, language, key);
      await page.screenshot({ path: join(PICTURES, `${cloud}-${key.case}.${language}.png`) });
    }
    expect(open.complaints).toEqual([]);
  });
});
