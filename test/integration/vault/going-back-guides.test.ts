import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createVaultAt } from '../../../src/main/vault/create.ts';
import { migrations } from '../../../src/main/vault/db/migrations/index.ts';
import { goBack, KDF_FLOOR, Secret } from '../../../src/main/vault/index.ts';
import { listGuideProgress, putGuideProgress } from '../../../src/main/vault/repositories/guides.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { PASSWORD, reopen, tempFolder } from '../../support/vault/temp.ts';

it('what was done of a guide goes through an older program and comes back', async () => {
  const ports = realPorts();
  const folder = join(await tempFolder(), 'vault');
  const password = Secret.of(PASSWORD);
  const options = { folder, password, cost: KDF_FLOOR, actor: ACTOR };
  const { vault } = await createVaultAt(migrations, ports, options);
  const progress = [
    { cloud: 'gcp', kind: 'one-project', site: 'google', done: ['a', 'b'], at: 9 },
    { cloud: 'aws', kind: 'root', site: 'aws-cn', done: ['c'], at: 5 },
  ] as const;
  vault.write((db) => {
    for (const one of progress) putGuideProgress(db, one);
  });
  await goBack(ports, { current: vault, schema: 70, scratch: await tempFolder() });
  const again = await reopen(folder);
  expect(again.read(listGuideProgress)).toEqual(progress);
  expect(again.read((db) => db.get("SELECT 1 FROM settings WHERE key = 'guideProgress'"))).toBeUndefined();
});
