import type { Locator, Page } from 'playwright-core';

/** A well-formed AWS pair that nobody was ever given. */
export const AWS_ID = 'AKIAQ3EGRIMWKEYTURN7';
export const AWS_SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';

/** The dialog over the window; a toast is a dialog too, but not a modal one. */
export function modal(page: Page): Locator {
  return page.locator(
    '[role="dialog"]:not([aria-modal="false"]),[role="alertdialog"]:not([aria-modal="false"])',
  );
}

/** Waits until a dialog has the focus: before that a key press is not for it. */
export const takesKeys = (page: Page): Promise<void> =>
  modal(page).and(page.locator(':focus-within')).first().waitFor();

/** Closes the dialog by Escape; ends when it is gone. */
export async function leaveDialog(page: Page): Promise<void> {
  await takesKeys(page);
  await page.keyboard.press('Escape');
  await modal(page).waitFor({ state: 'detached' });
}

/** The lock screen’s field, once it takes what is typed: at a lock the page before it is on its way out. */
export async function lockScreen(page: Page): Promise<Locator> {
  const field = page.locator('input[type="password"]:not([readonly])');
  await field.waitFor();
  return field;
}

/**
 * Chooses from a list by the keys that open it: a press of the mouse that a busy machine draws out is taken for one that
 * ends on the option below it. Ends when the list is gone: one that still closes has options of the same names as the
 * next one.
 */
export async function choose(list: Locator, option: string | RegExp): Promise<void> {
  const page = list.page();
  await list.press('ArrowDown');
  const open = page.locator('[data-open]').getByRole('listbox');
  await open.getByRole('option', { name: option, exact: true }).click();
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

/** Chooses the platform of a new key by its tile, and waits for its form. */
export async function platform(page: Page, name: string): Promise<void> {
  const dialog = modal(page);
  await dialog.getByRole('list', { name: 'Platforms' }).getByRole('button', { name }).click();
  await dialog.getByRole('heading', { name, level: 3 }).waitFor();
}

/** Adds the key as it stands in the form without asking its platform, and goes on to it. */
export async function submitKey(page: Page): Promise<void> {
  await modal(page)
    .getByRole('button', { name: /^(Only add|Add key)$/ })
    .click();
  await page.getByRole('heading', { name: 'Key added' }).waitFor();
  await modal(page).getByRole('button', { name: 'Show the key' }).click();
  await modal(page).waitFor({ state: 'detached' });
}

export interface KeyDraft {
  readonly label: string;
  readonly id?: string;
  readonly secret?: string;
  /** The address of both services, for a stand-in. */
  readonly endpoint?: string;
}

/** Adds an AWS key by the form, in English, and waits until it is shown. */
export async function addKey(page: Page, draft: KeyDraft): Promise<void> {
  await page.keyboard.press('Control+n');
  const dialog = modal(page);
  await platform(page, 'Amazon Web Services');
  await dialog.getByLabel('Name', { exact: true }).fill(draft.label);
  await dialog.getByLabel('Access key ID').fill(draft.id ?? AWS_ID);
  await dialog.getByLabel('Secret access key').fill(draft.secret ?? AWS_SECRET);
  await choose(dialog.getByRole('combobox', { name: 'Account' }), 'New account');
  if (draft.endpoint !== undefined) {
    await dialog.getByRole('button', { name: 'Advanced' }).click();
    await dialog.getByLabel('STS address').fill(draft.endpoint);
    await dialog.getByLabel('IAM address').fill(draft.endpoint);
  }
  await submitKey(page);
  await page.getByRole('heading', { name: draft.label }).waitFor();
  await modal(page).waitFor({ state: 'detached' });
}
