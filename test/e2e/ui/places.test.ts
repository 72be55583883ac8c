import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { FakeBridge } from '../../support/fake/bridge.ts';
import { violations } from '../app/violations.ts';
import { launchBrowser, openPage } from './gallery-page.ts';

let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

interface Faked {
  readonly fake: FakeBridge & { failure(code: string, params?: object): Error };
}

const open = (look = 'lang=en&theme=light', media = {}) =>
  openPage(browser, `${inject('pages').window}/index.html?scene=same&${look}`, media);
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const row = (page: Page, text: string) =>
  page.getByRole('region', { name: 'Where it is used' }).getByRole('listitem').filter({ hasText: text });

/** Shows a key of the sample. */
async function show(page: Page, label: string): Promise<void> {
  await page.getByRole('row', { name: new RegExp(`^${label},`) }).click();
  await page.getByRole('article', { name: label }).waitFor();
}

/** Asks for the password before these, as main does. */
const wantPresence = (page: Page) =>
  page.evaluate(() => {
    const { fake } = window as unknown as Faked;
    let proven = false;
    fake.override('presence.confirm', () => {
      proven = true;
      return {};
    });
    fake.override('consumers.addCommand', async (input) => {
      if (!proven) throw fake.failure('presence-needed');
      const made = await fake.bridge.call['consumers.addByHand']({
        credential: input.credential,
        place: { what: 'other', name: input.command.name, owner: '' },
      });
      if (!made.ok) throw fake.failure('internal');
      return made.value;
    });
  });

describe('where a key is used', () => {
  it('shows each place with how it stands, and updates what is behind', async () => {
    const { page, complaints, close } = await open();
    await show(page, 'terraform');
    await row(page, '~/.aws/credentials').getByText('Current').waitFor();
    await row(page, '~/.aws/config').getByText('Asks Keyturn').waitFor();
    await row(page, 'rclone').getByText('Changed by someone else').waitFor();
    await row(page, 'Boto').getByText('Cannot be read').waitFor();
    await row(page, 'Environment variables').getByText('Missing').waitFor();
    await row(page, 'hand-over').getByText('On build-03').waitFor();
    await row(page, 'deploy-shop').getByText('Jenkins · owner: 王芳').waitFor();
    await row(page, 'deploy-shop').getByText('Not checked').waitFor();
    await row(page, 'deploy-shop').getByText('Restart afterwards: the agent pool').waitFor();
    expect(await violations(page, 'places')).toEqual([]);

    await button(page, 'Update all').click();
    await row(page, '~/code/shop/.env').getByText('Current').waitFor();
    await row(page, 'secrets.auto.tfvars')
      .getByRole('alert')
      .getByText('The file cannot be written')
      .waitFor();
    await row(page, 'secrets.auto.tfvars').getByText('Holds an older key').waitFor();
    await button(page, /^Update ~.*secrets\.auto\.tfvars/).waitFor();
    expect(await button(page, 'Update all').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('edits, replaces, takes plaintext away and removes, by the keyboard too', async () => {
    const { page, complaints, close } = await open();
    await show(page, 'terraform');
    await button(page, 'More for deploy-shop').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Edit…' }).waitFor();
    await page.keyboard.type('Edit');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Name is needed').waitFor();
    await dialog.getByLabel('Name').fill('deploy-store');
    await dialog.getByLabel('Owner').fill('Mia');
    expect(await violations(page, 'edit')).toEqual([]);
    await page.keyboard.press('Enter');
    await row(page, 'deploy-store').getByText('owner: Mia').waitFor();

    await button(page, /^More for .*rclone\.conf/).click();
    await page.getByRole('menuitem', { name: 'Put this key there…' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText('a key there that the vault does not know').waitFor();
    await question.getByRole('button', { name: 'Put it there' }).click();
    await row(page, 'rclone').getByText('Current').waitFor();

    await button(page, 'More for ~/.aws/credentials (prod)').click();
    await page.getByRole('menuitem', { name: 'Take plaintext away…' }).click();
    await button(page, 'Take away').click();
    await button(page, 'Done').click();
    await row(page, '~/.aws/credentials').getByText('Asks Keyturn').waitFor();

    await button(page, 'More for ~/.aws/credentials (prod)').click();
    await page.getByRole('menuitem', { name: 'Remove from list…' }).click();
    await question.getByText('would get none any more').waitFor();
    await question.getByRole('button', { name: 'Remove from list' }).click();
    await row(page, '~/.aws/credentials').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });

  it('takes a file, a place by hand and a program from whoever adds them', async () => {
    const { page, complaints, close } = await open();
    await show(page, 'deploy');
    await page.getByText('No place is known that holds this key.').waitFor();
    await button(page, 'Add place').click();
    const dialog = page.getByRole('dialog', { name: 'Add a place for deploy' });
    const add = dialog.getByRole('button', { name: 'Add place' });
    expect(await add.isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
    await dialog.getByText('~/.aws/config').first().waitFor();
    await dialog.getByRole('combobox', { name: 'Entry' }).click();
    await page.getByRole('option', { name: /^profile prod/ }).click();
    await dialog.getByText('It holds another key').waitFor();
    expect(await violations(page, 'a file')).toEqual([]);
    await add.click();
    await row(page, 'AWS config file').getByText('profile prod').waitFor();

    await button(page, 'Add place').click();
    await dialog.getByRole('radio', { name: 'By hand' }).click();
    await add.click();
    await dialog.getByText('Name is needed').waitFor();
    await dialog.getByRole('combobox', { name: 'What it is' }).click();
    await page.getByRole('option', { name: 'Kubernetes' }).click();
    await dialog.getByLabel('Name').fill('shop/prod');
    await add.click();
    await row(page, 'shop/prod').getByText('Kubernetes').waitFor();

    await wantPresence(page);
    await button(page, 'Add place').click();
    await dialog.getByRole('radio', { name: 'Command' }).click();
    await dialog.getByLabel('Name').fill('vault agent');
    await add.click();
    await dialog.getByText('A program is missing').waitFor();
    await dialog.getByLabel('Program and arguments').fill('/usr/bin/agent\n--put\n');
    expect(await violations(page, 'a command')).toEqual([]);
    await add.click();
    // Called off: nothing is said of it, and what was typed stays.
    const presence = page.getByRole('dialog').filter({ has: page.getByLabel('Master password') });
    await presence.getByRole('button', { name: 'Cancel' }).click();
    await presence.waitFor({ state: 'detached' });
    expect(await dialog.getByRole('alert').count()).toBe(0);
    await add.click();
    await presence.getByLabel('Master password').fill('correct horse battery');
    await page.keyboard.press('Enter');
    await row(page, 'vault agent').waitFor();
    const sent = await page.evaluate(
      () =>
        (window as unknown as Faked).fake.calls.findLast(({ channel }) => channel === 'consumers.addCommand')
          ?.input,
    );
    expect(sent).toMatchObject({
      command: { run: ['/usr/bin/agent', '--put'], check: null, restore: null, timeoutSeconds: 60 },
    });
    expect(complaints).toEqual([]);
    await close();
  });

  it('says at the field what main would not run, and whose a place is', async () => {
    const { page, close } = await open();
    await page.evaluate(() => {
      const { fake } = window as unknown as Faked;
      fake.override('consumers.addCommand', () => {
        throw fake.failure('invalid-input', { field: 'run' });
      });
      fake.override('consumers.addFile', () => {
        throw fake.failure('conflict');
      });
    });
    await show(page, 'deploy');
    await button(page, 'Add place').click();
    const dialog = page.getByRole('dialog', { name: 'Add a place for deploy' });
    await dialog.getByRole('radio', { name: 'Command' }).click();
    await dialog.getByLabel('Name').fill('agent');
    await dialog.getByLabel('Program and arguments').fill('agent\n--secret=x');
    await dialog.getByRole('button', { name: 'Add place' }).click();
    await dialog.getByText('a secret of the vault stands in the arguments').waitFor();
    await dialog.getByRole('radio', { name: 'File' }).click();
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
    await dialog.getByRole('combobox', { name: 'Entry' }).click();
    await page.getByRole('option', { name: /^default/ }).click();
    await dialog.getByRole('button', { name: 'Add place' }).click();
    await dialog.getByRole('alert').getByText('This place belongs to another key').waitFor();
    await close();
  });
});

describe('the places of a rotation', () => {
  it('stand in its plan, with what becomes of each', async () => {
    const { page, complaints, close } = await open();
    await show(page, 'terraform');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('rotate');
    await page.keyboard.press('Enter');
    const plan = page.getByRole('dialog', { name: 'Rotate terraform?' });
    const places = plan.getByRole('list', { name: 'Where it is used' }).getByRole('listitem');
    await places.first().waitFor();
    expect(await places.count()).toBe(9);
    await places
      .filter({ hasText: '~/.aws/config' })
      .getByText('asks Keyturn, and follows by itself')
      .waitFor();
    await places.filter({ hasText: '王芳' }).getByText('has to be seen to by hand').waitFor();
    expect(await violations(page, 'plan')).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('wait for a word, which is taken in the detail and asked about once', async () => {
    const { page, complaints, close } = await open('lang=en&theme=light&rotation=places');
    await show(page, 'terraform');
    // Nothing offers to put the old key back meanwhile.
    await row(page, '~/code/shop/.env').getByText('Another key, in a running rotation').waitFor();
    expect(await button(page, /^Update/).count()).toBe(0);
    const section = page.getByRole('region', { name: 'Rotation' });
    await section.getByText('2 of 5 places are seen to').waitFor();
    const lines = section.getByRole('list', { name: 'Where it is used' }).getByRole('listitem');
    await lines.first().getByText('The file cannot be written').waitFor();
    expect(await violations(page, 'checklist')).toEqual([]);
    await button(page, /^Try again: ~\/code\/shop\/\.env/).click();
    await section.getByText('3 of 5 places are seen to').waitFor();
    await lines.first().getByText('Manage Jenkins → Credentials → aws-prod').waitFor();
    await button(page, 'Go on without deploy-shop').click();
    const question = page.getByRole('alertdialog');
    await question.getByText('It keeps the old key.').waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Rotations/ })
      .click();
    await page.getByRole('row', { name: /terraform.*Waits for 1 place/ }).waitFor();
    await button(page, 'Go on without deploy-shop').click();
    await question.getByRole('button', { name: 'Go on without it' }).click();
    await question.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /terraform.*Waits for/ }).waitFor({ state: 'detached' });
    await button(page, 'Receipt').click();
    await page.getByRole('dialog').getByText('deploy-shop: left out').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
