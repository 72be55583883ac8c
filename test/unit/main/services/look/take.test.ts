import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listConsumers } from '../../../../../src/main/vault/repositories/consumers.ts';
import { getCredential } from '../../../../../src/main/vault/repositories/credentials.ts';
import type { CredentialId } from '../../../../../src/shared/model/ids.ts';
import type { LookView } from '../../../../../src/shared/model/look.ts';
import {
  DEVICE,
  idOf,
  type LookSetting,
  line,
  lookSetting,
  secretOf,
} from '../../../../support/looks/setting.ts';
import { codeOf } from '../../../../support/vault/temp.ts';

const rowsOf = ({ keys }: LookView, ...wanted: readonly number[]) =>
  keys
    .filter(({ row }) => wanted.length === 0 || wanted.includes(row.index))
    .map(({ row }) => ({ index: row.index, cloud: row.cloud, label: row.label, site: 'aws' }));

const take = (at: LookSetting, view: LookView, ...wanted: readonly number[]) =>
  at.looks.import({ look: view.look, rows: rowsOf(view, ...wanted) });

const placesOf = (at: LookSetting, of: CredentialId | null = null) =>
  at.vault.read((db) => listConsumers(db, of)).map(({ place }) => place);

describe('taking found keys in', () => {
  it('adds the new ones, and remembers where each of them lies', async () => {
    const at = await lookSetting();
    const tool = await at.file('.tool/credentials', `${line('prod', 1)}\n${line('dev', 2)}\n`);
    const env = await at.file('code/.env', line('api', 1));
    const folder = await at.places.issue(join(at.home, 'code'), 'folder');
    const view = await at.look({ folders: [folder] });
    const done = await take(at, view);
    expect(done).toMatchObject({ renewed: [], refused: [], added: [expect.any(String), expect.any(String)] });
    const file = { kind: 'file', ...DEVICE, holds: 'values' };
    expect(placesOf(at, done.added[0])).toEqual(
      expect.arrayContaining([
        { ...file, path: tool, file: 'aws-credentials', entry: 'prod' },
        { ...file, path: env, file: 'dotenv', entry: 'api' },
      ]),
    );
    expect(placesOf(at)).toHaveLength(3);
    expect(done.places).toHaveLength(3);
    const after = at.looks.get();
    expect(after?.keys.map(({ row, consumer }) => [row.status.kind, consumer !== null])).toEqual([
      ['duplicate', true],
      ['duplicate', true],
      ['duplicate', true],
    ]);
    const actions = at.vault.read((db) =>
      db.all<{ action: string; detail: string }>(
        'SELECT action, detail FROM audit ORDER BY seq DESC LIMIT 4',
      ),
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'look.taken',
      'consumer.added',
      'consumer.added',
      'consumer.added',
    ]);
    expect(JSON.parse(actions[0]?.detail ?? '')).toEqual({ places: '3', keys: '2' });
    expect(JSON.stringify(actions)).not.toContain(at.home);
  });

  it('remembers no place twice', async () => {
    const at = await lookSetting();
    await at.file('.tool/credentials', line('prod', 1));
    const first = await take(at, await at.look());
    const again = await take(at, await at.look());
    expect(again).toMatchObject({ added: [], places: first.places });
    expect(placesOf(at)).toHaveLength(1);
  });

  it('takes no older secret again: its place is one of the key in use', async () => {
    const at = await lookSetting();
    const id = at.add(1, 'held');
    at.writing.edit(id, { secrets: { secret_access_key: secretOf(9) } });
    await at.file('.tool/credentials', line('prod', 1));
    expect(await take(at, await at.look())).toMatchObject({ added: [], renewed: [], skipped: 0 });
    expect(placesOf(at, id)).toHaveLength(1);
    expect((await at.look()).keys[0]?.stale).toEqual({ id, newer: id });
  });

  it('takes another secret of a key as a new version', async () => {
    const at = await lookSetting();
    const id = at.add(1, 'held');
    await at.file('.tool/credentials', line('prod', 1, 5));
    expect(await take(at, await at.look())).toMatchObject({ added: [id], renewed: [id] });
  });

  it('of two secrets of one new key takes the first chosen one', async () => {
    const at = await lookSetting();
    await at.file('.tool/credentials', `${line('one', 1, 1)}\n${line('two', 1, 2)}\n`);
    const view = await at.look();
    expect(view.keys[1]?.row.status).toEqual({ kind: 'repeated', sameSecret: false });
    const done = await take(at, view);
    expect(done).toMatchObject({ added: [expect.any(String)], renewed: [] });
    expect(at.writing.find('aws', idOf(1))?.sameSecret(secretOf(1))).toBe(true);
    expect(placesOf(at, done.added[0] ?? null)).toHaveLength(2);
  });

  it('gives a place to the key that lies there now', async () => {
    const at = await lookSetting();
    await at.file('.tool/credentials', line('prod', 1));
    const first = await take(at, await at.look());
    await at.file('.tool/credentials', line('prod', 2));
    const second = await take(at, await at.look());
    expect(second.places).toEqual(first.places);
    expect(placesOf(at, first.added[0] ?? null)).toEqual([]);
    expect(placesOf(at, second.added[0] ?? null)).toHaveLength(1);
  });

  it('remembers a file with a bare secret as one for a person', async () => {
    const at = await lookSetting();
    const id = at.add(1, 'held');
    const path = await at.file('.tool/credentials', `# ${secretOf(1)}\n`);
    const view = await at.look();
    expect(await take(at, view)).toMatchObject({ added: [] });
    expect(placesOf(at, id)).toEqual([{ kind: 'by-hand', what: 'other', name: path, owner: '' }]);
    expect(at.looks.get()?.keys[0]?.consumer).not.toBeNull();
  });

  it('leaves the bin alone, and keys that are none', async () => {
    const at = await lookSetting();
    const id = at.add(1, 'held');
    at.vault.write((db) => db.run('UPDATE credentials SET removed_at = 1 WHERE id = ?', id));
    await at.file('.tool/credentials', `${line('binned', 1)}\nsample aws ${idOf(2)} ${idOf(2)}\n`);
    const done = await take(at, await at.look());
    expect(done).toMatchObject({
      ...{ added: [], places: [], reasons: { duplicate: 0, 'in-bin': 1 } },
      refused: [{ index: 1, why: 'mistaken' }],
    });
  });

  it('keeps keys of one name in two files under accounts of their own', async () => {
    const at = await lookSetting();
    await at.file('a/.env', line('prod', 1));
    await at.file('b/.env', `${line('prod', 2)}\n${line('prod', 3)}\n`);
    const folder = await at.places.issue(at.home, 'folder');
    const { added } = await take(at, await at.look({ folders: [folder] }));
    const accounts = added.map((id) => at.vault.read((db) => getCredential(db, id))?.accountId);
    expect(new Set(accounts).size).toBe(2);
    expect(accounts[1]).toBe(accounts[2]);
  });

  it('refuses rows twice, rows of nobody, and two at a time', async () => {
    const at = await lookSetting();
    await at.file('.tool/credentials', line('prod', 1));
    const view = await at.look();
    const [row] = rowsOf(view);
    if (row === undefined) throw new Error('Nothing was found');
    const { look } = view;
    expect(await codeOf(() => at.looks.import({ look, rows: [row, row] }))).toBe('invalid-input');
    expect(await codeOf(() => at.looks.import({ look, rows: [{ ...row, index: 7 }] }))).toBe('invalid-input');
    const both = [codeOf(() => take(at, view)), codeOf(() => take(at, view))];
    expect(await Promise.all(both)).toEqual(['none', 'ticket-expired']);
  });
});
