import type { Page } from 'playwright-core';
import { createTexts } from '../../src/main/electron/texts.ts';
import type { MessageKey } from '../../src/shared/i18n/resources.ts';
import { contract } from '../../src/shared/ipc/contract.ts';
import type { CredentialId } from '../../src/shared/model/ids.ts';

/** The texts of the language that the story is told in. */
export const t = createTexts('zh-CN');

type Params = Readonly<Record<string, string | number>>;

/** A button by its text. */
export const button = (page: Page, key: MessageKey, params: Params = {}) =>
  page.getByRole('button', { name: t(key, params), exact: true });
/** An entry of the sidebar. */
export const nav = (page: Page, key: MessageKey) =>
  page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${t(key)}`) });
/** A row of the list by the key's name. */
export const rowOf = (page: Page, label: string) => page.getByRole('row', { name: new RegExp(`^${label},`) });

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

/** Sends a key's account to another address, as its account settings do. */
export async function reach(
  page: Page,
  publicId: string,
  endpoints: Readonly<Record<string, string>>,
): Promise<void> {
  const detail = await bridge(page, 'credentials.get', { id: await idOf(page, publicId) });
  const { accountId } = contract['credentials.get'].output.parse(detail);
  await bridge(page, 'accounts.edit', { id: accountId, changes: { endpoints } });
}
