import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApp, openVault, PASSWORD } from './open-app.ts';
import { violations } from './violations.ts';
import { AWS_ID, addKey, lockScreen, modal, platform, submitKey } from './walk.ts';

const TYPED = 'typedBeforeTheLockPxRfiCYKEYTURNtest0000';
const SECOND = 'typedForTheReplacementCYKEYTURNtest00001';
let open: OpenApp;

beforeAll(async () => {
  open = await openVault();
});
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
});

const banner = () => open.page.getByRole('status').filter({ hasText: 'was kept' });
const secretField = () => modal(open.page).getByLabel('Secret access key');

/** The form of an AWS key, empty. */
async function begin() {
  const { page } = open;
  // The one before is out of the way, which would keep the key press to itself.
  await modal(page).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+n');
  await platform(page, 'Amazon Web Services');
  return modal(page);
}

/** Nobody touched the computer for long enough. */
async function idleOut(): Promise<void> {
  const { app, page } = open;
  await app.host('power.setIdleSeconds', 3600);
  await app.host('power.emit', 'resume');
  await lockScreen(page);
  await app.host('power.setIdleSeconds', 0);
}

async function unlock(): Promise<void> {
  await open.page.getByLabel('Master password', { exact: true }).fill(PASSWORD);
  await open.page.keyboard.press('Enter');
  await open.page.getByRole('navigation').waitFor();
}

/** What main holds of forms, by the names of its drafts' secrets. */
async function held(): Promise<readonly (readonly string[])[]> {
  const answer = await open.page.evaluate(() => window.keyturn.call['drafts.list']({}));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.map((draft) => draft.held);
}

/** Until main has what is typed. */
const kept = () => expect.poll(held).toEqual([['secret_access_key']]);

async function revealed(): Promise<string | null> {
  return open.page.evaluate(async () => {
    const all = await window.keyturn.call['credentials.list']({ view: { kind: 'all' } });
    const id = all.ok ? all.value.rows[0]?.id : undefined;
    if (id === undefined) return null;
    const answer = await window.keyturn.call['credentials.reveal']({ id, field: 'secret_access_key' });
    return answer.ok ? answer.value.value : answer.error.code;
  });
}

describe('a half-filled form', () => {
  it('outlives a lock, secret included, and becomes the key', async () => {
    const { page } = open;
    const dialog = await begin();
    await dialog.getByLabel('Name', { exact: true }).fill('shown once');
    await dialog.getByLabel('Access key ID').fill(AWS_ID);
    await secretField().fill(TYPED);
    await kept();
    await idleOut();
    expect(await page.content()).not.toContain(TYPED);
    await unlock();
    await banner().waitFor();
    expect(await violations(page, 'drafts')).toEqual([]);
    const listed = await page.evaluate(async () =>
      JSON.stringify(await window.keyturn.call['drafts.list']({})),
    );
    expect(listed).toContain('shown once');
    expect(listed).not.toContain(TYPED);

    await banner().getByRole('button', { name: 'Continue' }).click();
    await expect.poll(() => modal(page).getByLabel('Name', { exact: true }).inputValue()).toBe('shown once');
    await expect.poll(() => modal(page).getByLabel('Access key ID').inputValue()).toBe(AWS_ID);
    await expect.poll(() => secretField().inputValue()).toBe('');
    await expect.poll(() => secretField().getAttribute('placeholder')).toBe('Kept in the draft');
    expect(await violations(page, 'drafts')).toEqual([]);
    await submitKey(page);
    await page.getByRole('heading', { name: 'shown once' }).waitFor();
    await banner().waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(TYPED);
    expect(await revealed()).toBe(TYPED);
  });

  it('of a new secret waits as well; what is cancelled stays until it is discarded', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'More actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Replace secret' }).click();
    await secretField().fill(SECOND);
    await kept();
    await idleOut();
    await unlock();
    await banner().getByRole('button', { name: 'Continue' }).click();
    await secretField().waitFor();
    await modal(page).getByRole('button', { name: 'Cancel' }).click();
    await banner().getByRole('button', { name: 'Continue' }).click();
    await modal(page).getByRole('button', { name: 'Replace secret' }).click();
    await page.getByText('Secret replaced').waitFor();
    expect(await revealed()).toBe(SECOND);
    await banner().waitFor({ state: 'detached' });
  });

  it('is forgotten when it is cancelled in the first place, and when it is discarded', async () => {
    const { page } = open;
    await begin();
    await modal(page).getByLabel('Name', { exact: true }).fill('on second thought');
    await secretField().fill(TYPED);
    await kept();
    await modal(page).getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(held).toEqual([]);
    await banner().waitFor({ state: 'detached' });

    await begin();
    await secretField().fill(TYPED);
    await page.keyboard.press('Control+l');
    await lockScreen(page);
    await unlock();
    await banner().getByRole('button', { name: 'Discard' }).click();
    await banner().waitFor({ state: 'detached' });
    await addKey(page, { label: 'another', id: 'AKIAQ3EGRIMWANOTHER1' });
    expect(open.complaints).toEqual([]);
  });
});
