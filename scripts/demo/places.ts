import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { contract } from '../../src/shared/ipc/contract.ts';
import type { ConsumerView } from '../../src/shared/model/consumer.ts';
import { bridge, button, dialogOf, eventually, idOf, nav, rowOf, t } from './page.ts';
import { AT_ONCE, reached, start } from './rotation.ts';
import type { Stage } from './story.ts';

const LABEL = 'terraform-prod';

/** The home folder of the story's person, below the scratch folder. */
export const homeIn = (scratch: string): string => join(scratch, 'home', 'li');

/** Puts the files of a few tools there, as people have them: held keys, a copy, and keys that nobody told of yet. */
async function plantHome({ scratch, clouds }: Stage): Promise<void> {
  const key = (name: string) => {
    const found = clouds.pasted.find((one) => one.name === name);
    if (found === undefined) throw new Error(`${name} is not in the story`);
    return found;
  };
  const [terraform, billing, logs] = [key(LABEL), key('billing-report'), key('日志归档')];
  const files: Readonly<Record<string, string>> = {
    '.aws/credentials': [
      '# shared by the build scripts',
      '[default]',
      `aws_access_key_id = ${billing.publicId}`,
      `aws_secret_access_key = ${billing.secret}`,
      '',
      '[terraform]',
      `aws_access_key_id     = ${terraform.publicId}`,
      `aws_secret_access_key = ${terraform.secret}`,
      '',
    ].join('\n'),
    '.aliyun/config.json': `${JSON.stringify(
      {
        current: 'default',
        profiles: [
          {
            ...{ name: 'default', mode: 'AK', region_id: 'cn-hangzhou', language: 'zh' },
            access_key_id: logs.publicId,
            access_key_secret: logs.secret,
          },
        ],
      },
      null,
      2,
    )}\n`,
    '.s3cfg': `[default]\naccess_key = ${terraform.publicId}\nsecret_key = ${terraform.secret}\nhost_base = s3.amazonaws.com\n`,
    '.bashrc': `export AWS_ACCESS_KEY_ID=${billing.publicId}\nexport AWS_SECRET_ACCESS_KEY='${billing.secret}'\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(homeIn(scratch), name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { mode: name === '.s3cfg' ? 0o644 : 0o600 });
  }
}

const placesOf = async (page: Page, label: string): Promise<readonly ConsumerView[]> =>
  contract['consumers.list'].output.parse(
    await bridge(page, 'consumers.list', { credential: await idOf(page, label) }),
  );

/** Where keys lie on this computer: asked first, then found, remembered, and taken out of the plaintext. */
export async function lookForKeys(stage: Stage): Promise<void> {
  const { app, camera, tell } = stage;
  const { page } = app;
  tell('Look around this computer for keys');
  await plantHome(stage);
  await nav(page, 'look.place').click();
  await button(page, 'look.scope.start').waitFor();
  await camera.shoot('look-where');
  await button(page, 'look.scope.start').click();
  await page.getByRole('list', { name: t('look.list') }).waitFor();
  // Until the look has ended, there are fewer to choose.
  await button(page, 'look.again').waitFor();
  const all = page.getByRole('checkbox', { name: t('look.all') });
  if ((await all.getAttribute('aria-checked')) !== 'true') await all.click();
  await camera.shoot('look-found');
  await button(page, 'look.remember', { count: 5 }).click();
  await eventually('No place was remembered', async () =>
    (await placesOf(page, LABEL)).length > 0 ? true : null,
  );
  tell('Take the plaintext out of files');
  await button(page, 'look.takeAway').first().click();
  await button(page, 'plaintext.scrub.confirm').waitFor();
  await camera.shoot('plaintext-plan');
  await page.keyboard.press('Escape');
  const [logs] = await placesOf(page, '日志归档');
  if (logs === undefined) throw new Error('The place of the log archive was not remembered');
  await bridge(page, 'plaintext.scrub', { ids: [logs.id], as: 'remove' });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(t('plaintext.kept.title'));
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: t('plaintext.kept.list') }).waitFor();
  await camera.shoot('kept-copies');
  await nav(page, 'vault.view.all').click();
}

/** A key with places of several kinds: in its detail, in the plan, and on the checklist of a rotation. */
export async function turnPlaces({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Say where else a key is used');
  const credential = await idOf(page, LABEL);
  await bridge(page, 'consumers.addByHand', {
    credential,
    place: { what: 'jenkins', name: 'deploy-shop', owner: '王芳' },
    note: 'Manage Jenkins → Credentials → aws-prod',
    restart: 'jenkins-agent',
  });
  await rowOf(page, LABEL).click();
  const section = page.getByRole('article', { name: LABEL }).getByRole('region', { name: t('places.title') });
  await section.getByText('deploy-shop').scrollIntoViewIfNeeded();
  await camera.shoot('places');
  await section.getByRole('button', { name: t('places.add') }).click();
  const dialog = dialogOf(page);
  await camera.shoot('place-add-file');
  for (const way of ['by-hand', 'command'] as const) {
    await dialog.getByRole('radio', { name: t(`places.dialog.way.${way}`) }).click();
    await camera.shoot(`place-add-${way}`);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  tell('Turn it with its places, one of which waits for a person');
  await button(page, 'vault.more').click();
  await page.getByRole('menuitem', { name: t('rotation.rotate') }).click();
  await dialog.getByText('deploy-shop').waitFor();
  await camera.shoot('rotation-plan-places');
  await page.keyboard.press('Escape');
  const id = await start(page, LABEL, AT_ONCE);
  const turning = page.getByRole('region', { name: t('rotation.section'), exact: true });
  await turning.getByText(t('deliver.waits', { count: 1 })).scrollIntoViewIfNeeded();
  await camera.shoot('rotation-places-wait');
  for (const { id: consumer, place } of await placesOf(page, LABEL))
    if (place.kind === 'by-hand')
      await bridge(page, 'rotations.answerDelivery', { id, consumer, answer: 'done' });
  await reached(page, id, 'done');
  // The places are the new key's.
  await rowOf(page, LABEL).click();
  await section.getByText('deploy-shop').scrollIntoViewIfNeeded();
  await camera.shoot('rotation-places-done');
}
