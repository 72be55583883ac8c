import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOUD_IDS } from '../../../src/shared/model/cloud.ts';
import { STAND_INS } from '../../clouds/kinds.ts';
import { CASES, type EveryCloud, everyCloud } from '../../support/every-cloud.ts';
import { seedKey, showKey, verifyShown } from './every-cloud.ts';
import { type OpenApp, openVault } from './open-app.ts';

let clouds: EveryCloud;
let open: OpenApp;

beforeAll(async () => {
  clouds = await everyCloud(CLOUD_IDS.map((id) => STAND_INS[id]));
  open = await openVault({ locale: 'zh-CN' });
});
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
  await clouds?.[Symbol.asyncDispose]();
});

// Each platform with its proof and one trouble, another one for each; all of them with all are in the full run.
describe('every platform, by the window', () => {
  it.each(CLOUD_IDS.map((cloud, at) => ({ cloud, trouble: CASES[1 + (at % (CASES.length - 1))] })))(
    'says whose a key of $cloud is, and what $trouble is',
    async ({ cloud, trouble }) => {
      const mine = clouds.keys.filter((key) => key.cloud === cloud && ['proven', trouble].includes(key.case));
      for (const key of mine) {
        await seedKey(open.page, key);
        await showKey(open.page, 'zh-CN', key);
        await verifyShown(open.page, 'zh-CN', key);
      }
      expect(mine).toHaveLength(2);
      expect(open.complaints).toEqual([]);
    },
  );
});
