import type { Page } from 'playwright-core';
import { createTexts } from '../../src/main/electron/texts.ts';
import type { MessageKey } from '../../src/shared/i18n/resources.ts';
import { contract } from '../../src/shared/ipc/contract.ts';
import type { CredentialEdit } from '../../src/shared/model/credential.ts';
import type { CredentialId } from '../../src/shared/model/ids.ts';
import type { Locale } from '../../src/shared/model/settings.ts';

/** The texts of the language that the story is told in. */
export const t = createTexts('zh-CN');

const LOOK_MS = 100;
const LONGEST_MS = 90_000;

/** Looks again and again until there is something; throws `otherwise` after a minute and a half. */
export async function eventually<T>(otherwise: string, look: () => Promise<T | null>): Promise<T> {
  const until = Date.now() + LONGEST_MS;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > until) throw new Error(otherwise);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

type Params = Readonly<Record<string, string | number>>;

/** A button by its text. */
export const button = (page: Page, key: MessageKey, params: Params = {}) =>
  page.getByRole('button', { name: t(key, params), exact: true });
/** The names that a button has for whatever stands where the text says when. */
export const whenever = (key: MessageKey): RegExp =>
  new RegExp(
    `^${t(key, { when: '@' })
      .replaceAll(/[.?+()]/g, '.')
      .replace('@', '.*')}$`,
  );
/** An entry of the sidebar. */
export const nav = (page: Page, key: MessageKey) =>
  page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${t(key)}`) });
/** A row of the list by the key's name. */
export const rowOf = (page: Page, label: string) => page.getByRole('row', { name: new RegExp(`^${label},`) });

/** The dialog over the window; a toast is none. */
export const dialogOf = (page: Page) => page.locator('[role="dialog"]:not([aria-modal="false"])').last();

/** Leads to a part of the settings, which are open. */
export const openSection = (page: Page, title: MessageKey, locale: Locale = 'zh-CN'): Promise<void> =>
  dialogOf(page)
    .getByRole('navigation')
    .getByRole('button', { name: createTexts(locale)(title), exact: true })
    .click();

/** Puts the short notes away: they keep the language that they came up in. */
export async function putNotesAway(page: Page): Promise<void> {
  const notes = page.locator('[role="dialog"][aria-modal="false"]');
  // An open dialog keeps a pointer from them.
  await notes.locator('button[aria-label]').evaluateAll((buttons) => {
    for (const each of buttons) if (each instanceof HTMLElement) each.click();
  });
  await notes.first().waitFor({ state: 'detached' });
}

/** Types the groups of a recovery code that are asked for. */
export async function answerGroups(page: Page, code: readonly string[]): Promise<void> {
  for (const [index, group] of code.entries()) {
    const field = page.getByLabel(t('onboarding.recovery.group', { place: index + 1 }), { exact: true });
    if ((await field.count()) > 0) await field.fill(group);
  }
}

/** Calls a channel as the page itself would, for what the story does not show. */
export async function bridge(page: Page, channel: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([name, value]) => {
      const call: unknown = Reflect.get(Object(Reflect.get(window, 'keyturn')), 'call');
      const answer: { ok: boolean; value: unknown } = await Reflect.get(Object(call), String(name))(value);
      if (!answer.ok) throw new Error(`${name} was refused`);
      return answer.value;
    },
    [channel, input],
  );
}

/** The vault's id of a key, by its public id or its name. */
export async function idOf(page: Page, publicId: string): Promise<CredentialId> {
  const found = await bridge(page, 'credentials.list', { view: { kind: 'all' }, search: publicId });
  const row = contract['credentials.list'].output.parse(found).rows[0];
  if (row === undefined) throw new Error(`${publicId} is not in the list`);
  return row.id;
}

/** Changes a key as its form does. */
export async function edit(page: Page, label: string, changes: CredentialEdit): Promise<void> {
  await bridge(page, 'credentials.edit', { id: await idOf(page, label), changes });
}

/** Changes what is known of a key's account, as its account settings do: for one, the address where it is reached. */
export async function account(
  page: Page,
  publicId: string,
  changes: {
    readonly endpoints?: Readonly<Record<string, string>>;
    readonly environment?: string;
  },
): Promise<void> {
  const detail = await bridge(page, 'credentials.get', { id: await idOf(page, publicId) });
  const { accountId } = contract['credentials.get'].output.parse(detail);
  await bridge(page, 'accounts.edit', { id: accountId, changes });
}

/** Sends a key's account to another address. */
export const reach = (
  page: Page,
  publicId: string,
  endpoints: Readonly<Record<string, string>>,
): Promise<void> => account(page, publicId, { endpoints });
