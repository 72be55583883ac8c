import { catalogue } from '../../src/shared/catalogue/index.ts';
import { CLOUD_IDS, type CloudId } from '../../src/shared/model/cloud.ts';
import { bridge, button, dialogOf, eventually, nav, rowOf, t } from './page.ts';
import type { Stage } from './story.ts';

const COUNTS = /(\d+)\/(\d+)/;

async function show({ app: { page } }: Stage, cloud: CloudId, label: string) {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${catalogue[cloud].name.zh}( |$)`) })
    .click();
  await rowOf(page, label).click();
  const article = page.getByRole('article', { name: label, exact: true });
  await article.waitFor();
  return article;
}

/** Keys of all platforms are verified by one command; what works, whose it is, and what to do about the rest. */
export async function verifyEveryPlatform(stage: Stage): Promise<void> {
  const { app, camera, platforms, tell } = stage;
  const { page } = app;
  tell('Verify keys of all thirteen platforms');
  for (const key of platforms.keys) await bridge(page, 'credentials.add', key);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(t('verifyAll.all'));
  await page
    .getByRole('option', { name: t('verifyAll.all') })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  const bar = page.getByRole('progressbar', { name: t('verifyAll.progress') });
  await eventually('Not all but one were asked', async () => {
    const [, done, total] = COUNTS.exec((await bar.getAttribute('aria-valuetext')) ?? '') ?? [];
    return (done !== undefined && Number(done) === Number(total) - 1) || null;
  });
  await camera.shoot('verifying-all');
  platforms.answerLast();
  await button(page, 'verifyAll.again').waitFor();
  await camera.shoot('verified-all');
  const below = page.getByRole('main').getByRole('region').last();
  await camera.shoot('verified-all-below', () => below.scrollIntoViewIfNeeded());

  tell('See whose the key of each platform is');
  for (const cloud of CLOUD_IDS) {
    const article = await show(stage, cloud, platforms.working[cloud]);
    await article.getByText(t('vault.identity.asked'), { exact: true }).waitFor();
    await camera.shoot(`identity-${cloud}`);
  }

  tell('See what is wrong with others');
  await show(stage, 'azure', platforms.troubled.wrongSecret);
  await camera.shoot('failure-azure');
  await show(stage, 'jdcloud', platforms.troubled.denied);
  await camera.shoot('failure-jdcloud');
  await show(stage, 'cloudpods', platforms.troubled.stranger);
  await camera.shoot('failure-cloudpods');
  await show(stage, 'apsara', platforms.troubled.landing);
  await camera.shoot('failure-apsara');

  tell('Ask with another key whether one is disabled or gone');
  const unclear = await show(stage, 'aws', platforms.troubled.unclear);
  await camera.shoot('failure-aws');
  await unclear.getByRole('button', { name: t('lookUp.open') }).click();
  await dialogOf(page).getByRole('combobox').click();
  await page.getByRole('option', { name: platforms.working.aws }).click();
  await button(page, 'lookUp.ask').click();
  await dialogOf(page).getByText(t('lookUp.seen.disabled'), { exact: true }).waitFor();
  await camera.shoot('looked-up');
  await page.keyboard.press('Escape');
  await show(stage, 'huawei', platforms.working.huawei);
  await nav(page, 'vault.view.all').click();
  await page.getByRole('heading', { name: t('vault.view.all'), exact: true }).waitFor();
  await camera.shoot('every-key');
}
