import type { Page } from 'playwright-core';
import type { CredentialInput } from '../../../src/shared/model/credential.ts';
import type { AliyunCloud, AwsCloud } from '../../clouds/index.ts';
import { choose, modal } from './walk.ts';

export const detail = (page: Page) => page.getByRole('article');

/** Adds a key through the bridge, proves it, selects it in the list, and waits until it is shown. */
export async function addProven(page: Page, input: CredentialInput): Promise<void> {
  await page.evaluate(async (key) => {
    const added = await window.keyturn.call['credentials.add'](key);
    if (!added.ok) throw new Error(added.error.code);
    await window.keyturn.call['credentials.verify']({ id: added.value.id });
  }, input);
  await page.getByRole('row', { name: new RegExp(input.label) }).click();
  // A key press means the key that is shown, and that comes a little after its row.
  await detail(page)
    .getByRole('heading', { name: new RegExp(input.label) })
    .first()
    .waitFor();
}

/** Chooses from the options of the plan by what the field is called. */
async function option(page: Page, field: string, value: string): Promise<void> {
  await choose(modal(page).getByRole('combobox', { name: field }), value);
}

/** Opens the plan and takes away what a test has no time for. */
export async function hurried(page: Page): Promise<void> {
  await detail(page).getByRole('button', { name: 'Rotate', exact: true }).click();
  await hurry(page);
}

/** The same where the plan is open already. */
export async function hurry(page: Page): Promise<void> {
  await modal(page).getByText('Delete the old key').waitFor();
  await modal(page).getByRole('radio', { name: 'Options' }).click();
  await option(page, 'Keep the old key enabled for', 'No time');
  await option(page, 'Leave it disabled before deletion for', 'No time');
  await option(page, 'Proofs in a row', '1');
}

export const start = (page: Page) => modal(page).getByRole('button', { name: 'Start rotation' }).click();

/** What was done to the user's keys at the cloud, in order; a status that stayed as it was is no change. */
export const doneAt = (cloud: AwsCloud | AliyunCloud) =>
  cloud.store.events
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'touch')
    .filter((kind, place, all) => kind !== all[place - 1]);
