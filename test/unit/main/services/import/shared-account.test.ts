import { afterEach, beforeEach, expect, it } from 'vitest';
import { catalogue } from '../../../../../src/shared/catalogue/index.ts';
import { asTables } from '../../../../support/import-found.ts';
import { type Setting, setting } from './setting.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYKEYTURNKEY';
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

it('keeps private clouds apart by their address, and joins a held account at the same one alone', async () => {
  const secret = 'kEyTuRn0123456789abcdefABCDEFx';
  const list = (...rows: readonly (readonly [id: string, host: string])[]) =>
    ['云厂商,账号,AK,SK,接入地址', ...rows.map(([id, host]) => `ZStack,admin,${id},${secret},${host}`)].join(
      '\n',
    );
  const commit = async (text: string, taken: readonly number[]) => {
    const { tables, guess } = asTables(current.imports.previewText(text));
    const { preview } = current.imports.mapTables(tables, guess);
    const site = catalogue.zstack.sites[0]?.id ?? '';
    const rows = taken.map((index) => ({ index, cloud: 'zstack' as const, label: `k${index}`, site }));
    await current.imports.commit(preview, rows);
  };
  const [one, other] = ['https://one.example.net', 'https://other.example.net'];
  await commit(list(['keyturnid0000001', one], ['keyturnid0000002', other]), [0, 1]);
  const [first, second] = current.held.map(({ account }) => account);
  expect(second?.id).not.toBe(first?.id);
  expect(Object.values(first?.endpoints ?? {})).toEqual([one]);
  expect(Object.values(second?.endpoints ?? {})).toEqual([other]);
  await commit(list(['keyturnid0000001', other], ['keyturnid0000003', other]), [1]);
  expect(current.held[2]?.account.id).not.toBe(first?.id);
  await commit(list(['keyturnid0000001', one], ['keyturnid0000004', `${one}/`]), [1]);
  expect(current.held[3]?.account.id).toBe(first?.id);
});
