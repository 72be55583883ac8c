import { expect, it, onTestFinished } from 'vitest';
import { createRandom } from '../../../src/main/node/random.ts';
import { mergeVaults } from '../../../src/main/services/merge/index.ts';
import { openCopy, type Vault } from '../../../src/main/vault/index.ts';
import { listKeptFiles } from '../../../src/main/vault/repositories/kept-files.ts';
import { rewriteTo, userFilesOf } from '../../support/user-files/files-of.ts';
import { personsFile } from '../../support/user-files/persons-file.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { tempFolder, tempVault } from '../../support/vault/temp.ts';

const kept = (vault: Vault) =>
  vault
    .read(listKeptFiles)
    .map(({ id }) => id)
    .sort();

it.each([
  ['with a row of the chain since, so that the copies know that they had it in common', true],
  ['after the last row that the copies have in common', false],
])('a merge brings what the other copy kept, and not what was forgotten here, %s', async (_, said) => {
  const { vault: here } = await tempVault();
  const file = await personsFile('first\n');
  const common = await rewriteTo(userFilesOf(here), file.path, 'second\n');
  if (said) here.write((db) => here.audit(db, { action: 'vault.unlocked', credentialId: null, detail: {} }));
  const by = { kind: 'same-key', vault: here } as const;
  const copy = await openCopy(realPorts(), {
    copy: here.folder,
    scratch: await tempFolder(),
    by,
    actor: ACTOR,
  });
  onTestFinished(() => copy.close());
  const there = copy.vault;
  if (common === null) throw new Error('Nothing was kept');
  userFilesOf(here).forget([common]);
  const newer = await rewriteTo(userFilesOf(there), file.path, 'third\n', 'scrub');
  if (newer === null) throw new Error('Nothing was kept');
  mergeVaults({ here, there, choices: new Map(), random: createRandom(), now: Date.now() }, () => undefined);
  expect(kept(here)).toEqual([newer]);
  await userFilesOf(here).undo(newer, false);
  expect(await file.read()).toBe('second\n');
});
