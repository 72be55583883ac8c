import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { MessageKey } from '../../src/shared/i18n/resources.ts';
import { contract } from '../../src/shared/ipc/contract.ts';
import { ROOT } from '../lib/root.ts';
import { bridge, button, dialogOf, idOf, nav, openSection, rowOf, t } from './page.ts';
import { homeIn } from './places.ts';
import { DEMO_PASSWORD, type Stage } from './story.ts';

const LABEL = 'billing-report';
const PERSON = '王芳';
const ASKING = join(ROOT, 'test/support/broker');

/** Runs a command by the palette. */
async function command(page: Page, label: MessageKey): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(t(label));
  await page.keyboard.press('Enter');
  await dialogOf(page).waitFor();
}

/** Waits for what comes of a press; the story may be so slow that it has to prove first that somebody is there. */
async function proven(page: Page, outcome: Locator): Promise<void> {
  const asked = page.getByRole('dialog', { name: t('presence.title') });
  await asked.or(outcome).first().waitFor();
  if (!(await asked.isVisible())) return;
  await asked.getByLabel(t('unlock.password'), { exact: true }).fill(DEMO_PASSWORD);
  await asked.getByRole('button', { name: t('presence.confirm'), exact: true }).click();
  await outcome.waitFor();
}

const closed = (page: Page): Promise<void> => page.getByRole('dialog').last().waitFor({ state: 'detached' });

/** The ways of a key into a program, and who has it afterwards. */
async function useInProgram({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Use a key in a program');
  await rowOf(page, LABEL).click();
  await page.getByRole('article', { name: LABEL }).waitFor();
  await button(page, 'scripts.command').click();
  const dialog = dialogOf(page);
  await dialog.getByText('keyturn exec').waitFor();
  await camera.shoot('use-command');
  await dialog.getByRole('radio', { name: t('scripts.way.shell') }).click();
  await dialog.getByRole('radio', { name: t('scripts.scope.user') }).click();
  await dialog.getByText(t('scripts.endsUp.title')).waitFor();
  await camera.shoot('use-shell');
  await dialog.getByRole('radio', { name: t('scripts.way.code'), exact: true }).click();
  await dialog.getByText(t('scripts.code.program'), { exact: true }).waitFor();
  await camera.shoot('use-code');
  await page.keyboard.press('Escape');
  await closed(page);
}

/** A real program asks the app for a key, and waits for the word. */
async function beAsked({ app, camera, tell, scratch }: Stage): Promise<void> {
  const { page } = app;
  tell('Another program asks for a key');
  const { place } = contract['broker.status'].output.parse(await bridge(page, 'broker.status', {}));
  if (place === null) throw new Error('The app listens nowhere');
  const input = JSON.stringify({ id: await idOf(page, LABEL), protocol: null });
  // A person's own script, as far as the app can see.
  const code = join(homeIn(scratch), 'code');
  const script = join(code, 'shop', 'publish-site.ts');
  await mkdir(join(code, 'shop'), { recursive: true });
  await copyFile(join(ASKING, 'client.ts'), join(code, 'client.ts'));
  await copyFile(join(ASKING, 'children', 'asking.ts'), script);
  const program = spawn(process.execPath, [script, place, 'plaintext.asProcess', input], { stdio: 'ignore' });
  const ended = once(program, 'exit');
  await button(page, 'broker.ask.once').click({ trial: true });
  await camera.shoot('consent');
  await button(page, 'broker.ask.always').click();
  await closed(page);
  await ended;
  const section = page.getByRole('region', { name: t('handOuts.title') });
  await section.getByRole('listitem').first().scrollIntoViewIfNeeded();
  await camera.shoot('hand-outs');
  await button(page, 'settings.title').click();
  await camera.shoot('settings-programs', (locale) => openSection(page, 'broker.settings.title', locale));
  await page.keyboard.press('Escape');
  await closed(page);
}

/** Accounts go to another vault in a file of their own. */
async function exportAccounts({ app, camera, tell, scratch }: Stage): Promise<void> {
  const { page } = app;
  tell('Export accounts');
  await command(page, 'exports.command');
  const dialog = dialogOf(page);
  for (const label of ['exports.password', 'onboarding.password.repeat'] as const)
    await dialog.getByLabel(t(label), { exact: true }).fill('订书钉 correct horse 四匹骏马');
  await camera.shoot('export');
  await dialog.getByRole('radio', { name: t('exports.kind.plain') }).click();
  await camera.shoot('export-plaintext');
  await dialog.getByRole('radio', { name: t('exports.kind.sealed') }).click();
  for (const label of ['exports.password', 'onboarding.password.repeat'] as const)
    await dialog.getByLabel(t(label), { exact: true }).fill('订书钉 correct horse 四匹骏马');
  await app.host('dialog.answer', [join(scratch, 'team.keyturn-export')]);
  await dialog.locator('button[type="submit"]').click();
  await proven(page, page.getByText(t('exports.done', { file: 'team.keyturn-export' })).first());
}

/** A request for a key, a key that is sealed for a person, and the list of both. */
async function handOver({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Hand a key to a person');
  await command(page, 'handOver.request.command');
  await page.getByLabel(t('handOver.request.name')).fill('李雷');
  await page.keyboard.press('Enter');
  await page.getByText(t('handOver.request.made'), { exact: true }).waitFor();
  await camera.shoot('hand-over-request');
  await button(page, 'handOver.sealed.done').click();
  await nav(page, 'vault.view.all').click();
  await rowOf(page, LABEL).click();
  await command(page, 'handOver.command');
  await page.getByRole('radio', { name: t('handOver.seal.way.password') }).click();
  await page.getByLabel(t('handOver.seal.person')).fill(PERSON);
  await camera.shoot('hand-over-seal');
  await page.keyboard.press('Enter');
  await proven(page, page.getByText(t('handOver.sealed.password', { person: PERSON }), { exact: true }));
  await camera.shoot('hand-over-sealed');
  await button(page, 'handOver.sealed.done').click();
  await page.getByText(t('handOver.unacknowledged')).waitFor();
  await camera.shoot('hand-overs');
  await nav(page, 'vault.view.all').click();
}

/** How keys go out: into programs, to those that ask, into files and to people. */
export async function handOut(stage: Stage): Promise<void> {
  for (const step of [useInProgram, beAsked, exportAccounts, handOver]) await step(stage);
}
