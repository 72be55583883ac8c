import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { BUCKET, BUCKET_KEY } from './clouds.ts';
import { bridge, button, dialogOf, edit, nav, rowOf, t, whenever } from './page.ts';
import { DEMO_PASSWORD, type Stage } from './story.ts';

/** The key that is changed before and after the restore. */
const EDITED = 'terraform-prod';

const restoreButtons = (page: Page) =>
  page.getByRole('article').getByRole('button', { name: whenever('backup.versions.restoreOf') });
const place = (page: Page, label: string) =>
  page.getByRole('article', { name: label }).getByRole('button', { name: t('backup.now') });
const title = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** A folder and a bucket that each get a backup. */
export async function backUp({ app, camera, clouds, scratch, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Back up to a folder');
  const drive = join(scratch, 'backup-drive');
  await mkdir(drive);
  await button(page, 'backup.banner.setUp').click();
  await page.getByText(t('backup.empty.title')).waitFor();
  await camera.shoot('backup-none');
  await app.host('dialog.answer', [drive]);
  await button(page, 'backup.addFolder').first().click();
  await dialogOf(page).getByText(drive).waitFor();
  await camera.shoot('backup-folder');
  await button(page, 'backup.folder.confirm').click();
  await restoreButtons(page).first().waitFor();
  tell('Back up to a bucket');
  await button(page, 'backup.add').click();
  await page.getByRole('menuitem', { name: t('backup.addBucket') }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel(t('backup.form.bucket'), { exact: true }).fill(BUCKET);
  await dialog.getByLabel(t('backup.form.region'), { exact: true }).fill('us-east-1');
  await dialog.getByLabel(t('backup.form.publicId'), { exact: true }).fill(BUCKET_KEY.publicId);
  await dialog.getByLabel(t('backup.form.secret'), { exact: true }).fill(BUCKET_KEY.secret);
  await camera.shoot('backup-bucket');
  await dialog.getByRole('button', { name: t('backup.form.more') }).click();
  await dialog.getByLabel(t('backup.form.endpoint')).fill(clouds.storage.url);
  await dialog.getByRole('checkbox', { name: t('backup.form.pathStyle') }).check();
  await button(page, 'backup.bucket.confirm').click();
  await place(page, BUCKET).waitFor();
  await restoreButtons(page).first().waitFor();
  await camera.shoot('backup-places');
  await nav(page, 'vault.view.all').click();
  await rowOf(page, '部署 deploy-bot').click();
  await page.getByRole('article', { name: '部署 deploy-bot' }).waitFor();
  await camera.shoot('keys');
}

async function openIt(page: Page): Promise<void> {
  await title(page, t('restore.open.title'));
  await page.getByLabel(t('unlock.password'), { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await title(page, t('restore.preview.title'));
}

/** The backup of before all rotations: what is in it, in the vault's place, and what the clouds say to that. */
export async function restoreOlder({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Look into the older backup, and restore it');
  await edit(page, EDITED, { note: '由平台组维护', periodDays: 60 });
  await nav(page, 'backup.place').click();
  await page.getByRole('row', { name: new RegExp(`^${BUCKET}`) }).click();
  await place(page, BUCKET).waitFor();
  await restoreButtons(page).last().click();
  await title(page, t('restore.open.title'));
  await camera.shoot('restore-open');
  await openIt(page);
  await camera.shoot('restore-preview');
  await button(page, 'restore.way.replace.do').click();
  await title(page, t('restore.restored.title'));
  await camera.shoot('restored');
  tell('Compare the restored vault with its clouds');
  await button(page, 'comparison.run').click();
  await button(page, 'comparison.release').waitFor();
  await camera.shoot('comparison');
  await button(page, 'comparison.release').click();
  await page.getByText(t('comparison.over')).waitFor();
}

/** The copy that was kept at the restore has what the restored vault lacks; one key was changed in both. */
export async function mergeCopies({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Merge it with the copy that was kept');
  await nav(page, 'vault.view.all').click();
  await edit(page, EDITED, { note: '由基础设施组维护', periodDays: 30 });
  await button(page, 'settings.title').click();
  await button(page, 'restore.copiesCommand').click();
  await title(page, t('restore.copies.title'));
  await camera.shoot('kept-copies');
  await page
    .getByRole('button', { name: whenever('restore.copies.useOf') })
    .first()
    .click();
  await openIt(page);
  await camera.shoot('merge-preview');
  await page.getByRole('radio', { name: t('restore.way.merge.label') }).click();
  await button(page, 'restore.way.merge.do').click();
  await title(page, t('restore.merge.title'));
  await camera.shoot('merge-conflict');
  await button(page, 'restore.merge.do').click();
  await title(page, t('restore.merged.title'));
  await camera.shoot('merged');
  await button(page, 'restore.done.open').click();
  await bridge(page, 'comparison.run', {});
  await bridge(page, 'comparison.release', {});
}
