import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Setting, setting } from './setting.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const ID = ['AKIAIOSFODNN7EXAMPL1', 'AKIAIOSFODNN7EXAMPL2', 'AKIAIOSFODNN7EXAMPL3'] as const;

let current: Setting;
beforeEach(async () => {
  current = await setting();
});
afterEach(() => current.remove());

const csv = (...users: readonly string[]) =>
  [
    'User name,Access key ID,Secret access key',
    ...users.map((user, index) => `${user},${ID[index]},${SECRET}`),
  ].join('\n');

/** Takes a text in, its rows with these labels (null leaves one out) and sites; tells the account of each key held. */
async function take(
  text: string,
  labels: readonly (string | null)[],
  sites: readonly string[] = [],
): Promise<string[]> {
  const { preview } = current.keysIn(text);
  const rows = labels.flatMap((label, index) =>
    label === null ? [] : [{ index, cloud: 'aws' as const, label, site: sites[index] ?? 'aws' }],
  );
  await current.imports.commit(preview, rows);
  return current.held.map(({ account }) => account.id);
}

it('gives the keys of one user one account of the name that the source has', async () => {
  const [first, second, other] = await take(csv('alice', 'alice', 'bob'), ['old', 'new', 'bob']);
  expect(second).toBe(first);
  expect(other).not.toBe(first);
  expect(current.held[0]?.input.account).toMatchObject({ kind: 'new', draft: { label: 'alice' } });
  expect(current.held.map(({ input }) => input.label)).toEqual(['old', 'new', 'bob']);
});

it('goes by the label that a person gave where the source names nobody', async () => {
  const [first, second, third] = await take(csv('', '', ''), ['deploy', 'deploy', 'other']);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

it('keeps users of the source apart, whatever they are called here', async () => {
  const [first, second] = await take(csv('alice', 'bob'), ['same', 'same']);
  expect(second).not.toBe(first);
});

it('takes no profile named default for a user', async () => {
  const profile = (id: string) =>
    `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n\n`;
  const [first, second] = await take(
    profile(ID[0]) + profile(ID[1]).replace(SECRET, `${SECRET.slice(0, -1)}Z`),
    ['one', 'two'],
  );
  expect(second).toBeDefined();
  expect(second).not.toBe(first);
});

it('keeps the sites of a cloud apart', async () => {
  const [first, second] = await take(csv('alice', 'alice'), ['a', 'b'], ['aws', 'aws-cn']);
  expect(second).not.toBe(first);
});

it('puts a new key beside one of the same user that the vault holds already, though that is not taken again', async () => {
  await take(csv('alice'), ['kept']);
  const [held, added] = await take(csv('alice', 'alice'), [null, 'new']);
  expect(added).toBe(held);
});
