import type { Page } from 'playwright-core';
import { contract } from '../../src/shared/ipc/contract.ts';
import { answerGroups, bridge, button, dialogOf, eventually, idOf, nav, rowOf, t } from './page.ts';
import { DEMO_PASSWORD, locked, type Stage } from './story.ts';

const MINUTE_MS = 60_000;
const DRAFT = {
  label: '临时 排查工单',
  publicId: 'LTAI5tHalfFilledForm2026',
  secret: 'TypedBeforeTheLock1234567890ab',
};
/** So many wrong passwords leave a wait that is long enough to look at. */
const GUESSES = 8;
const LONGEST_WAIT_MS = 4_000;

const passwordIn = (page: Page) => dialogOf(page).getByLabel(t('unlock.password'), { exact: true });

async function openSetting(page: Page, key: 'kit.open' | 'rekey.open'): Promise<void> {
  await button(page, 'settings.title').click();
  await dialogOf(page)
    .getByRole('button', { name: t(key), exact: true })
    .click();
}

/** Asks the fresh code back in the dialog that shows it. */
async function confirmCode(page: Page): Promise<void> {
  const groups = page.getByRole('list', { name: t('onboarding.recovery.code') }).locator('code');
  await groups.first().waitFor();
  const code = await groups.allTextContents();
  await button(page, 'onboarding.recovery.written').click();
  await answerGroups(page, code);
  await button(page, 'settings.recovery.confirm').click();
}

/** The window of the kit or of the list, which `press` opens. */
async function paper(page: Page, press: () => Promise<unknown>): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await press();
  const kit = await opened;
  await kit.getByRole('heading', { level: 1 }).waitFor();
  return kit;
}

/** The page with a new recovery code, and the list of keys alone. */
export async function printKit({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Open the recovery kit and the list of keys');
  await openSetting(page, 'kit.open');
  await passwordIn(page).fill(DEMO_PASSWORD);
  await camera.shoot('recovery-kit');
  await camera.shootPaper('list-of-keys', () =>
    paper(page, () => bridge(page, 'kit.exportList', { as: 'page' })),
  );
  await (await paper(page, () => button(page, 'kit.dialog.make').click())).close();
  await page.getByRole('list', { name: t('onboarding.recovery.code') }).waitFor();
  await camera.shootPaper('recovery-kit-page', () =>
    paper(page, () => bridge(page, 'kit.printFresh', { withList: true })),
  );
  await confirmCode(page);
  await page.getByText(t('settings.recovery.done')).waitFor();
}

/** A lost device: a new key for the vault, what the old one still opens, and the keys to rotate. */
export async function changeKey({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Change the key of the vault after a device was lost');
  await openSetting(page, 'rekey.open');
  await dialogOf(page)
    .getByRole('radio', { name: t('rekey.reason.lost-device') })
    .click();
  await passwordIn(page).fill(DEMO_PASSWORD);
  await camera.shoot('change-the-key');
  await button(page, 'rekey.run').click();
  await page.getByText(t('rekey.code.title'), { exact: true }).waitFor();
  await confirmCode(page);
  await page.getByText(t('rekey.after.title'), { exact: true }).waitFor();
  await page
    .getByText(/份备份$/)
    .first()
    .waitFor();
  await camera.shoot('key-changed');
  await button(page, 'rekey.after.backup').click();
  await page.getByText(t('rekey.after.backupDone')).waitFor();
  await button(page, 'rekey.after.worklist').click();
  await page.getByRole('heading', { name: t('worklist.title.lost-device') }).waitFor();
  await camera.shoot('worklist');
}

/** A half-filled form over an idle lock; wrong passwords meanwhile. */
export async function keepForm(stage: Stage): Promise<void> {
  const { app, camera, tell } = stage;
  const { page } = app;
  tell('Leave a half-filled form until the vault locks');
  await nav(page, 'vault.view.all').click();
  await button(page, 'vault.add').click();
  const dialog = dialogOf(page);
  await dialog.getByLabel(t('guide.platform.search'), { exact: true }).fill('aliyun');
  await page.keyboard.press('Enter');
  await dialog.getByLabel(t('add.label'), { exact: true }).fill(DRAFT.label);
  await dialog.getByLabel('AccessKey ID', { exact: true }).fill(DRAFT.publicId);
  await dialog.getByLabel('AccessKey Secret', { exact: true }).fill(DRAFT.secret);
  await held(page);
  await app.host('power.setIdleSeconds', 3600);
  await app.host('power.emit', 'resume');
  await locked(page);
  await app.host('power.setIdleSeconds', 0);
  tell('Guess the password');
  for (let n = 1; n < GUESSES; n += 1) {
    await bridge(page, 'vault.unlock', { kind: 'password', password: `guess ${n}` }).catch(() => undefined);
    await app.host('time.pass', LONGEST_WAIT_MS);
  }
  await page.getByLabel(t('unlock.password'), { exact: true }).fill('guess again');
  await page.keyboard.press('Enter');
  await page.getByRole('timer').waitFor();
  await camera.shoot('wrong-passwords');
  // Its clock is that of the computer again.
  await app.close();
  await stage.restart();
  await continueForm(stage);
}

/** Until the vault has what is typed. */
const held = (page: Page): Promise<true> =>
  eventually('What is typed was never kept', async () => {
    const drafts = contract['drafts.list'].output.parse(await bridge(page, 'drafts.list', {}));
    return drafts.some((draft) => draft.held.length > 0) || null;
  });

async function continueForm({ app, camera }: Stage): Promise<void> {
  const { page } = app;
  await button(page, 'draft.continue').waitFor();
  await camera.shoot('form-kept');
  await button(page, 'draft.continue').click();
  await page.getByPlaceholder(t('draft.held')).waitFor();
  await camera.shoot('form-again');
  await button(page, 'add.submitOnly').click();
  await button(page, 'add.show').click();
  await rowOf(page, DRAFT.label).waitFor();
}

/** Deleting for good asks who sits there. */
export async function emptyBin({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Empty the bin, which asks for the password again');
  await bridge(page, 'credentials.remove', { ids: [await idOf(page, DRAFT.publicId)] });
  await nav(page, 'vault.view.bin').click();
  await page.getByRole('heading', { name: t('vault.view.bin'), exact: true }).waitFor();
  await rowOf(page, DRAFT.label).click();
  await page.getByRole('article', { name: DRAFT.label }).waitFor();
  await app.host('time.pass', 6 * MINUTE_MS);
  await button(page, 'vault.purge').click();
  await button(page, 'add.purge.confirm', { label: DRAFT.label }).click();
  const asked = page.getByRole('dialog', { name: t('presence.title') });
  await asked.waitFor();
  await camera.shoot('presence');
  await asked.getByLabel(t('unlock.password')).fill(DEMO_PASSWORD);
  await asked.getByRole('button', { name: t('presence.confirm'), exact: true }).click();
  await rowOf(page, DRAFT.label).waitFor({ state: 'detached' });
}
