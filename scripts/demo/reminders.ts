import type { Page } from 'playwright-core';
import type { MessageKey } from '../../src/shared/i18n/resources.ts';
import { shootNotification, shootTray } from './outside.ts';
import { bridge, button, edit, idOf, nav, openSection, rowOf, t } from './page.ts';
import { lock, type Stage } from './story.ts';

const DAY_MS = 86_400_000;
/** A key with lead times of its own, 41 days old. */
const OWN = '日志归档';
/** Overdue, and quiet for a day. */
const QUIET = ['terraform-prod'];

const article = async (page: Page, label: string) => {
  await rowOf(page, label).click();
  const found = page.getByRole('article', { name: label });
  await found.waitFor();
  return found;
};

/** Lead times of a key's own, a key that is snoozed, the tray meanwhile, and the parts of the settings that are about it. */
export async function remind(stage: Stage): Promise<void> {
  const { app, camera, tell } = stage;
  const { page } = app;
  tell('Give a key lead times of its own, and snooze others');
  await nav(page, 'vault.view.all').click();
  await edit(page, OWN, { periodDays: 60, leadTimes: [45, 20, 3] });
  const own = await article(page, OWN);
  await own.getByText(t('leadTimes.next'), { exact: true }).scrollIntoViewIfNeeded();
  await camera.shoot('reminders-of-a-key');
  const ids = await Promise.all(QUIET.map((label) => idOf(page, label)));
  await bridge(page, 'reminders.snooze', { ids, span: 'day' });
  await (await article(page, 'terraform-prod'))
    .getByText(/暂缓至|暂缓到/)
    .first()
    .waitFor();
  await camera.shoot('snoozed');
  await shootTray(stage, 'tray-due');
  tell('Be told of a key that is due soon');
  await shootNotification(stage, 'notification', (locale) =>
    edit(page, OWN, { periodDays: locale === 'en' ? 44 : 43 }),
  );
  await bridge(page, 'reminders.snooze', { ids, span: 'over' });
  await edit(page, OWN, { periodDays: null, leadTimes: null });
  tell('Look at the settings of reminders, digest, computer and updates');
  await button(page, 'settings.title').click();
  const section = async (name: string, title: MessageKey): Promise<void> => {
    await camera.shoot(`settings-${name}`, (locale) => openSection(page, title, locale));
  };
  await section('reminders', 'reminders.settings.title');
  await section('digest', 'digest.title');
  await section('computer', 'settings.computer');
  await section('updates', 'updates.title');
  await page.keyboard.press('Escape');
}

/** The end: of the vault nothing is left but counts, on the screen and in the tray, while days go by. */
export async function lockAtLast(stage: Stage): Promise<void> {
  const { app, camera, tell } = stage;
  tell('Lock');
  await lock(stage);
  await camera.shoot('locked');
  await shootTray(stage, 'tray-locked');
  tell('Be told of it while it is locked');
  await shootNotification(stage, 'notification-locked', async () => {
    await app.host('time.pass', 20 * DAY_MS);
    await app.host('power.emit', 'resume');
  });
}
