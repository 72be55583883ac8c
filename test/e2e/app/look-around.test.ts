import { join } from 'node:path';
import { expect, it } from 'vitest';
import { STAND_INS } from '../../clouds/kinds.ts';
import { PLANTED_CLOUDS, type PlantedCloud } from '../../support/home/files.ts';
import { filesBelow, type PlantedKeys, plantHomeOf } from '../../support/home/planted-home.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openVault } from './open-app.ts';
import { violations } from './violations.ts';
import { AWS_ID, AWS_SECRET, modal } from './walk.ts';

const nobody = (cloud: PlantedCloud) => ({
  publicId: `AKIDkeyturn0123456789abcdefghijklmn${PLANTED_CLOUDS.indexOf(cloud)}`,
  secret: `kEyTuRn0123456789abcdefABCDEFGH${PLANTED_CLOUDS.indexOf(cloud)}`,
  fields: {},
});

/** The keys of a home: AWS knows the one that is its own, and the others are nobody's. */
const KEYS = {
  ...(Object.fromEntries(PLANTED_CLOUDS.map((cloud) => [cloud, nobody(cloud)])) as PlantedKeys),
  aws: { publicId: AWS_ID, secret: AWS_SECRET, fields: {} },
  aliyun: {
    publicId: 'LTAI5tKeyturnExample0003',
    secret: 'kEyTuRn0123456789abcdefABCDEFx',
    fields: {},
  },
};

it('keys of a home are found, taken in, verified, taken out of their files, and brought back', async () => {
  await using place = await temporaryFolder();
  const home = place.path;
  await plantHomeOf(home, KEYS, [
    ...(['aws-credentials', 'rclone', 's3cmd', 'shell-profile', 'shell-history'] as const),
    ...(['aliyun-cli', 'tccli'] as const),
  ]);
  const pristine = await filesBelow(home);
  await using aws = await STAND_INS.aws.start().then((there) => ({
    ...there,
    [Symbol.asyncDispose]: () => there.close(),
  }));
  const owner = { kind: 'user', accountId: '123456789012', name: 'deployer' } as const;
  aws.store.addKey(aws.store.addPrincipal({ ...owner, allow: ['iam:ListAccessKeys'] }), KEYS.aws);
  await using open = await openVault({
    env: { HOME: home, XDG_CONFIG_HOME: join(home, '.config'), ZDOTDIR: home, HISTFILE: '' },
  });
  const { page, complaints } = open;
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  await button('On this computer').click();
  await page.getByRole('switch', { name: 'Histories of shells' }).click();
  await button('Look around').click();
  await page.getByText('7 keys in 7 places').waitFor();
  await page.getByRole('heading', { name: join(home, 'dotfiles', 'aws-credentials') }).waitFor();
  await page.getByText('everybody can read it').waitFor();
  expect(await page.content()).not.toContain(AWS_SECRET);
  expect(await violations(page, 'what a home holds')).toEqual([]);

  await page.getByRole('checkbox', { name: 'Choose all' }).check();
  await button('Import 3 keys, remember 4 more places').click();
  await page.getByText('3 keys imported, 7 places remembered').waitFor();
  expect(await filesBelow(home)).toEqual(pristine);

  // The stand-in has another address than AWS.
  await page.evaluate(
    async (endpoints) => {
      const all = await window.keyturn.call['accounts.list']({});
      if (!all.ok) throw new Error(all.error.code);
      for (const { id, cloud } of all.value) {
        if (cloud === 'aws') await window.keyturn.call['accounts.edit']({ id, changes: { endpoints } });
      }
    },
    { ...aws.endpoints },
  );
  await button('Back to the keys').click();
  await page.getByRole('row', { name: /prod/ }).first().click();
  const detail = page.getByRole('complementary', { name: 'Key' });
  await detail.getByRole('button', { name: 'Verify', exact: true }).click();
  await detail.getByText('arn:aws:iam::123456789012:user/deployer').waitFor();

  await button('On this computer').click();
  await button('Take plaintext away…').first().click();
  // Nothing could answer a command here: the keychain does not open this vault.
  await modal(page).getByRole('checkbox', { name: 'Remove the keys, and name no command' }).click();
  await button('Take away').click();
  await modal(page).getByText('Plaintext taken away from 7 places').waitFor();
  for (const [path, { bytes }] of await filesBelow(home)) {
    for (const { secret } of Object.values(KEYS))
      expect([path, bytes.includes(secret)]).toEqual([path, false]);
  }
  const undo = page.getByRole('button', { name: /^Undo: bring / });
  for (let left = await undo.count(); left > 0; left -= 1) {
    await undo.first().click();
    await expect.poll(() => undo.count()).toBe(left - 1);
  }
  expect(await filesBelow(home)).toEqual(pristine);
  await button('Done').click();
  expect(complaints).toEqual([]);
});
