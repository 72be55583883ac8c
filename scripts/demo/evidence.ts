import { rm, writeFile } from 'node:fs/promises';
import { button, nav, openSection, t } from './page.ts';
import { lock, type Stage, unlockAgain } from './story.ts';

const RULES = {
  version: 1,
  forbidKeychain: true,
  forbidReveal: true,
  maxIdleMinutes: 5,
  minPasswordLength: 16,
  allowedHosts: ['*.amazonaws.com', '*.aliyuncs.com'],
};

/** Everything that happened, a part of it, and the proof that nothing was taken away. */
export async function readHistory({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  const main = page.getByRole('main');
  const aside = page.getByRole('complementary');
  tell('Read the history and check its chain');
  await nav(page, 'history.place').click();
  await main.getByRole('row').first().waitFor();
  await aside.getByRole('button', { name: t('history.check.run') }).click();
  await aside.getByText(/条记录完整/).waitFor();
  await camera.shoot('history');
  await main.getByRole('combobox', { name: t('history.group.label') }).click();
  await page.getByRole('option', { name: t('history.group.rotations'), exact: true }).click();
  await main.getByRole('textbox').fill('deploy-bot');
  await main
    .getByRole('row', { name: /deploy-bot.*轮换/ })
    .first()
    .click();
  await aside.getByText(t('history.detail.time'), { exact: true }).waitFor();
  await camera.shoot('history-filtered');
}

/** Every file and way in. */
export async function whereSecretsLie({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Ask where the secrets are');
  await button(page, 'whereabouts.title').click();
  await page.getByRole('heading', { name: t('whereabouts.title') }).waitFor();
  await page.getByText('Argon2id').first().waitFor();
  await camera.shoot('whereabouts');
  await page.getByRole('heading', { name: t('whereabouts.part.plain') }).scrollIntoViewIfNeeded();
  await camera.shoot('whereabouts-below');
  await button(page, 'whereabouts.close').click();
}

/** Rules of the computer, as the settings tell them. */
export async function obeyRules(stage: Stage): Promise<void> {
  const { app, camera, rules, tell } = stage;
  const { page } = app;
  tell('Put rules on the computer');
  await writeFile(rules, JSON.stringify(RULES), { mode: 0o644 });
  await lock(stage);
  await unlockAgain(stage);
  await button(page, 'settings.title').click();
  await camera.shoot('rules-in-settings', (locale) => openSection(page, 'policy.title', locale));
  await page.keyboard.press('Escape');
  await rm(rules);
  await lock(stage);
  await unlockAgain(stage);
}
