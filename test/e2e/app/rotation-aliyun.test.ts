import { expect, it } from 'vitest';
import { startAliyunCloud } from '../../clouds/index.ts';
import { accountDraft } from '../../support/sample-keys.ts';
import { openVault } from './open-app.ts';
import { addProven, doneAt, hurried, start } from './rotation-steps.ts';

const DAY_MS = 86_400_000;
const OLD = { publicId: 'LTAI5tKeyturnRotate00001', secret: 'aliyunKeyturnRotateSecret00001' };

it('turns a key of Alibaba Cloud to its end', async () => {
  const aliyun = await startAliyunCloud();
  const user = aliyun.store.addPrincipal({
    kind: 'user',
    accountId: '1234567890123456',
    name: 'oss-backup',
    allow: ['ram:*AccessKey*@self'],
  });
  aliyun.store.addKey(user, { ...OLD, createdAt: Date.now() - 120 * DAY_MS });
  await using open = await openVault();
  const { page } = open;
  const endpoints = { sts: aliyun.url, ims: aliyun.url };
  await addProven(page, {
    cloud: 'aliyun',
    label: 'backup',
    account: { kind: 'new', draft: accountDraft({ site: 'china', endpoints }) },
    fields: { access_key_id: OLD.publicId },
    secrets: { access_key_secret: OLD.secret },
  });
  await hurried(page);
  await start(page);
  await page.getByText('Rotation of backup finished').waitFor();
  expect(doneAt(aliyun)).toEqual(['prove', 'create', 'prove', 'disable', 'prove', 'delete']);
  const left = aliyun.store.keysOf(user).map(({ publicId, status }) => ({ publicId, status }));
  expect(left).toEqual([{ publicId: expect.not.stringMatching(OLD.publicId), status: 'Active' }]);
  expect(open.complaints).toEqual([]);
  await aliyun.close();
});
