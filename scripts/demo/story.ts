import type { Page } from 'playwright-core';
import type { AppHandle } from '../../test/e2e/support/launch-app.ts';
import type { Camera } from './camera.ts';
import { ALIYUN_KEY, AWS_KEY, type DemoClouds } from './clouds.ts';
import { shootTray } from './outside.ts';
import { account, answerGroups, bridge, button, idOf, nav, reach, rowOf, t } from './page.ts';
import type { Platforms } from './platforms.ts';
import type { Sheets } from './sheet.ts';

export const DEMO_PASSWORD = '四匹骏马 correct horse 订书钉';
const WRONG_SECRET = 'NotTheRightSecret1234567890abc';
/** What OSS answers where a bucket is asked for in another region. */
const WRONG_ENDPOINT = `<Error><Code>AccessDenied</Code><Message>The bucket you are attempting to access must be addressed using the specified endpoint.</Message><RequestId>6AC000000000000000000013</RequestId><HostId>archive.oss-cn-beijing.aliyuncs.com</HostId><Endpoint>oss-cn-hangzhou.aliyuncs.com</Endpoint></Error>`;

/** What the steps of the story share. */
export interface Stage {
  /** The app that runs now. */
  readonly app: AppHandle;
  /** Starts it again on the same vault, and opens that. */
  restart(): Promise<void>;
  readonly camera: Camera;
  readonly sheets: Sheets;
  readonly clouds: DemoClouds;
  readonly platforms: Platforms;
  /** A folder for what the story writes. */
  readonly scratch: string;
  /** The file with the rules of this computer; it is not there at first. */
  readonly rules: string;
  /** Says what happens next. */
  readonly tell: (line: string) => void;
}

/** The first start: language, password, recovery code, and the vault is there. */
export async function createVault(stage: Stage): Promise<void> {
  const { app, camera, tell } = stage;
  const { page } = app;
  tell('Create a vault');
  await button(page, 'common.next').waitFor();
  await camera.shoot('welcome');
  await button(page, 'common.next').click();
  await page.getByLabel(t('onboarding.password.new'), { exact: true }).fill(DEMO_PASSWORD);
  await page.getByLabel(t('onboarding.password.repeat'), { exact: true }).fill(DEMO_PASSWORD);
  await page.getByText(t('ui.strength.4'), { exact: true }).waitFor();
  await camera.shoot('master-password');
  await button(page, 'onboarding.create').click();
  const groups = page.getByRole('list', { name: t('onboarding.recovery.code') }).locator('code');
  await groups.first().waitFor();
  await camera.shoot('recovery-code');
  const code = await groups.allTextContents();
  await page.getByRole('checkbox', { name: t('onboarding.recovery.written') }).check();
  await button(page, 'common.next').click();
  await button(page, 'onboarding.finish').waitFor();
  await answerGroups(page, code);
  await button(page, 'onboarding.finish').click();
  await page.getByText(t('vault.empty.first'), { exact: true }).waitFor();
  await camera.shoot('empty-vault');
  await shootTray(stage, 'tray-calm');
}

/** Takes in one console CSV through the file dialog. */
async function importCsv(
  { app, camera }: Stage,
  path: string,
  label: string,
  picture: string,
): Promise<void> {
  const { page } = app;
  await app.host('dialog.answer', [path]);
  await button(page, 'vault.add').click();
  await page.getByRole('radio', { name: t('add.way.file') }).click();
  await page.getByText(t('import.choose'), { exact: true }).click();
  const rows = page.getByRole('list', { name: t('import.rows') });
  await rows.getByRole('textbox').first().fill(label);
  await camera.shoot(`${picture}-preview`);
  await button(page, 'import.commit', { count: 1 }).click();
  await page
    .getByText(t('import.done.title', { count: 1 }))
    .first()
    .waitFor();
  await camera.shoot(`${picture}-added`);
  await page
    .getByRole('button', { name: new RegExp(`^${t('import.source.delete', { file: '' }).trim()}`) })
    .click();
  await page
    .getByText(/已删除|was deleted/)
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Both consoles' files become keys, and the plaintext is deleted. */
export async function importBoth(stage: Stage): Promise<void> {
  stage.tell('Import accessKeys.csv from AWS and delete the plaintext');
  await importCsv(stage, stage.clouds.awsCsv, '部署 deploy-bot', 'import-aws');
  stage.tell('Import AccessKey.csv from Alibaba Cloud');
  await importCsv(stage, stage.clouds.aliyunCsv, '备份 oss-backup', 'import-aliyun');
}

/** A profile file's text becomes keys too; they are proven in the background to fill the list. */
export async function pasteProfiles({ app, camera, clouds, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Paste the text of a profile file');
  const count = clouds.pasted.length;
  await button(page, 'vault.add').click();
  await page.getByRole('radio', { name: t('add.way.paste') }).click();
  await page.getByRole('textbox', { name: t('import.text') }).fill(clouds.pastedText);
  await button(page, 'add.find').click();
  await page.getByRole('list', { name: t('import.rows') }).waitFor();
  await camera.shoot('pasted-preview');
  await button(page, 'import.commit', { count }).click();
  await page.getByText(t('import.done.title', { count })).first().waitFor();
  await page.keyboard.press('Escape');
  for (const { publicId, cloud } of clouds.pasted) {
    const { url } = clouds[cloud];
    await reach(page, publicId, cloud === 'aws' ? { sts: url, iam: url } : { sts: url, ims: url });
    await bridge(page, 'credentials.verify', { id: await idOf(page, publicId) });
  }
  await account(page, 'terraform-prod', { environment: 'production' });
}

async function verifyKey(page: Page, label: string): Promise<void> {
  await rowOf(page, label).click();
  await page.getByRole('article', { name: label }).waitFor();
  await button(page, 'vault.verify').click();
}

/** One signed call each: one key is due in a week, the other is overdue. */
export async function verifyBoth(stage: Stage): Promise<void> {
  const { app, camera, clouds, tell } = stage;
  const { page } = app;
  tell('Verify both against the local stand-in clouds');
  await reach(page, AWS_KEY.publicId, { sts: clouds.aws.url, iam: clouds.aws.url });
  await reach(page, ALIYUN_KEY.publicId, { sts: clouds.aliyun.url, ims: clouds.aliyun.url });
  await verifyKey(page, '部署 deploy-bot');
  await page.getByText('210987654321', { exact: true }).waitFor();
  await camera.shoot('verified');
  await verifyKey(page, '备份 oss-backup');
  await page.getByText('1234567890123456', { exact: true }).waitFor();
  await nav(page, 'vault.view.overdue').click();
  await rowOf(page, '备份 oss-backup').click();
  await camera.shoot('overdue');
  await shootTray(stage, 'tray-overdue');
  await nav(page, 'vault.view.all').click();
}

/** A secret is shown on request, and copied for its time. */
export async function useSecret({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Reveal and copy a secret');
  await rowOf(page, '备份 oss-backup').click();
  await page
    .getByRole('button', { name: new RegExp(t('ui.secret.reveal')) })
    .first()
    .click();
  await page.getByText(ALIYUN_KEY.secret).waitFor();
  await camera.shoot('revealed');
  await page
    .getByRole('button', { name: new RegExp(t('ui.secret.conceal')) })
    .first()
    .click();
}

/** What a wrong secret and an address that nobody answers at look like. */
export async function failures({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Try a wrong secret');
  await rowOf(page, '备份 oss-backup').click();
  await button(page, 'vault.more').click();
  await page.getByRole('menuitem', { name: t('vault.menu.replace') }).click();
  const dialog = page.getByRole('dialog', { name: /Secret/ });
  await dialog.getByLabel('AccessKey Secret', { exact: true }).fill(WRONG_SECRET);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('vault.menu.replace') })
    .click();
  await dialog.waitFor({ state: 'detached' });
  await button(page, 'vault.verify').click();
  await page.getByText(t('failure.wrong-secret.title'), { exact: true }).first().waitFor();
  await camera.shoot('wrong-secret');
  tell('Explain its error, then one that was pasted');
  await button(page, 'diagnosis.explainCode').click();
  const explained = page.getByRole('dialog', { name: t('diagnosis.title') });
  await explained.getByRole('heading', { name: t('diagnosis.todo') }).waitFor();
  await camera.shoot('explain-code');
  await explained.getByRole('button', { name: t('diagnosis.again') }).click();
  await explained.getByRole('textbox', { name: t('diagnosis.label') }).fill(WRONG_ENDPOINT);
  await explained.getByRole('button', { name: t('diagnosis.explain'), exact: true }).click();
  await explained.getByText(t('diagnosis.endpoint'), { exact: true }).waitFor();
  await camera.shoot('explain-error');
  await page.keyboard.press('Escape');
  await explained.waitFor({ state: 'detached' });
  tell('Try an address where nobody answers');
  await reach(page, 'deploy-bot', { sts: 'http://127.0.0.1:9' });
  await verifyKey(page, '部署 deploy-bot');
  await page.getByText(t('failure.network.title'), { exact: true }).first().waitFor();
  await camera.shoot('dead-endpoint');
}

/** The remaining screens of every day: adding by hand, search, settings. */
export async function lookAround({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Look at the form, the search and the settings');
  await button(page, 'vault.add').click();
  await camera.shoot('platforms');
  await page.getByLabel(t('guide.platform.search'), { exact: true }).fill('huawei');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: t('guide.title') }).waitFor();
  await camera.shoot('guide');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: t('vault.search') }).fill('备份');
  await rowOf(page, '部署 deploy-bot').waitFor({ state: 'detached' });
  await camera.shoot('search');
  await page.getByRole('textbox', { name: t('vault.search') }).fill('');
  await button(page, 'settings.title').click();
  await page.getByRole('dialog').waitFor();
  await camera.shoot('settings');
  await page.keyboard.press('Escape');
}

/** Until the lock is in sight. */
export const locked = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: t('unlock.title') }).waitFor();

/** Locks by the button. The lock screen is that of a new page. */
export async function lock({ app: { page } }: Stage): Promise<void> {
  const renewed = page.waitForEvent('load');
  await button(page, 'vault.lock').click();
  await renewed;
  await locked(page);
}

/** Opens the vault again. */
export async function unlockAgain({ app }: Stage): Promise<void> {
  const { page } = app;
  await locked(page);
  await page.getByLabel(t('unlock.password'), { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('row').first().waitFor();
}
