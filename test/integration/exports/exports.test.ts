import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../src/shared/ipc/contract.ts';
import type { ImportPreview } from '../../../src/shared/model/import.ts';
import {
  accountsOf,
  carriedBy,
  fillWithEveryCloud,
  idsOf,
  prove,
  takeIn,
  ticketAt,
} from '../../support/carried.ts';
import { fakeFilePicker } from '../../support/fake/desktop.ts';
import { fullFor } from '../../support/fake/full-for.ts';
import { asKeys, asTables } from '../../support/import-found.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { openTestApp, TEST_PASSWORD, type TestApp } from '../../support/test-app.ts';

const PASSWORD = 'a password of its own';

/** Writes all accounts to a file of that name and gives its path. */
async function exported(made: TestApp, name: string, changes: Partial<Input<'exports.write'>> = {}) {
  await prove(made);
  const { path, ticket } = await ticketAt(made, name, 'save');
  const accounts = await accountsOf(made);
  const wish = { accounts, password: PASSWORD, file: ticket, ...changes };
  return { path, answer: await made.call('exports.write', wish) };
}

async function previewed(made: TestApp, path: string): Promise<ImportPreview> {
  const answer = await made.app.ticketFor(path);
  if (!answer.ok) throw new Error(answer.error.code);
  const { ticket } = answer.value;
  const found = await made.call('import.previewFile', { ticket });
  if (found.kind !== 'locked') return asKeys(found);
  expect(found.manager).toBe('keyturn');
  return asKeys(await made.call('import.unlockManager', { ticket, password: PASSWORD, keyFile: null }));
}

describe('accounts in a file', () => {
  /** With a key of every platform. */
  let here: TestApp & AsyncDisposable;
  beforeAll(async () => {
    here = await openTestApp({ ports: { files: fullFor('late.keyturn-export') } });
    await fillWithEveryCloud(here);
  });
  afterAll(() => here[Symbol.asyncDispose]());

  it('come into another vault as they were, and once', async () => {
    await using there = await openTestApp();
    const { path, answer } = await exported(here, 'team.keyturn-export');
    expect(answer).toEqual({ name: 'team.keyturn-export', keys: 13 });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const before = await carriedBy(here);
    const file = await readFile(path, 'latin1');
    for (const { secrets } of Object.values(before)) {
      for (const secret of Object.values(secrets)) expect(file).not.toContain(secret.slice(0, 40));
    }

    const preview = await previewed(there, path);
    expect(preview).toMatchObject({ passedOver: 0, source: null, fileName: 'team.keyturn-export' });
    expect(await takeIn(there, preview)).toMatchObject({ refused: [], skipped: 0 });
    expect(await carriedBy(there)).toEqual(before);

    expect((await previewed(there, path)).rows.map(({ status }) => status.kind)).toEqual(
      Array(13).fill('duplicate'),
    );
    const [more] = await accountsOf(here);
    const { cloud } = (await here.call('accounts.list', {})).find(({ id }) => id === more) ?? {};
    const [sample] = (await here.call('credentials.list', { view: { kind: 'all' }, search: '' })).rows.filter(
      (row) => row.cloud === 'aws',
    );
    expect(cloud).toBeDefined();
    const account = { kind: 'existing', id: sample?.accountId ?? ('' as never) } as const;
    await here.call(
      'credentials.add',
      awsKey({ account, fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN8' } }),
    );
    const again = await exported(here, 'again.keyturn-export');
    await takeIn(there, await previewed(there, again.path));
    expect(await accountsOf(there)).toHaveLength(13);
    expect(await carriedBy(there)).toEqual(await carriedBy(here));
  });

  it('join an account of the same name at the same place, and no other', async () => {
    await using one = await openTestApp();
    await using there = await openTestApp();
    await one.call('credentials.add', awsKey());
    const other = { fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN8' } };
    await there.call('credentials.add', awsKey(other));
    const { path } = await exported(one, 'one.keyturn-export');
    await takeIn(there, await previewed(there, path));
    expect(await accountsOf(there)).toHaveLength(1);
  });

  it.each(['json', 'csv'] as const)('in plain text as %s can be taken in as well', async (plaintext) => {
    await using there = await openTestApp();
    const { path } = await exported(here, `plain.${plaintext}`, { password: null, plaintext });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const ticketed = await there.app.ticketFor(path);
    if (!ticketed.ok) throw new Error(ticketed.error.code);
    const found = await there.call('import.previewFile', { ticket: ticketed.value.ticket });
    const preview =
      found.kind === 'tables'
        ? await there.call('import.mapTables', { tables: found.tables, mapping: asTables(found).guess })
        : asKeys(found);
    // It lies there in clear, so it is offered to be deleted.
    expect(preview.source).not.toBeNull();
    expect(await takeIn(there, preview)).toMatchObject({ refused: [], skipped: 0 });
    const [before, after] = [await carriedBy(here), await carriedBy(there)];
    if (plaintext === 'json') expect(after).toEqual(before);
    else {
      expect(Object.keys(after)).toEqual(Object.keys(before));
      for (const [name, { secrets }] of Object.entries(before)) {
        expect({ name, secrets: after[name]?.secrets }).toEqual({ name, secrets });
      }
    }
  });

  it('in plain text as csv keeps names that a spreadsheet would run', async () => {
    await using one = await openTestApp();
    await using there = await openTestApp();
    const labels = ['@team', "'@team", '=1+1', '-a, "b"', "'quoted'"];
    for (const [at, label] of labels.entries()) {
      const draft = accountDraft({ label: `${label} account`, owner: `@${at}`, tags: ['+one', 'two'] });
      const fields = { access_key_id: `AKIAQ3EGRIMWKEYTUR${at}A` };
      const note = `=note ${at}\n- line`;
      await one.call('credentials.add', awsKey({ account: { kind: 'new', draft }, label, fields, note }));
    }
    const { path } = await exported(one, 'plain.csv', { password: null, plaintext: 'csv' });
    const ticketed = await there.app.ticketFor(path);
    if (!ticketed.ok) throw new Error(ticketed.error.code);
    const { ticket } = ticketed.value;
    const { tables, guess } = asTables(await there.call('import.previewFile', { ticket }));
    await takeIn(there, await there.call('import.mapTables', { tables, mapping: guess }));
    const words = async (made: TestApp) =>
      (await Promise.all((await idsOf(made)).map((id) => made.call('credentials.get', { id })))).map(
        ({ label, note, account: { label: name, owner, tags } }) => ({ label, note, name, owner, tags }),
      );
    const byName = (a: { label: string }, b: { label: string }) => (a.label < b.label ? -1 : 1);
    expect((await words(there)).sort(byName)).toEqual((await words(one)).sort(byName));
  });

  it('are recorded: who has which key, and that it was written', async () => {
    const account = { kind: 'new', draft: accountDraft({ label: 'recorded' }) } as const;
    const added = awsKey({ account, fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN6' } });
    const { id } = await here.call('credentials.add', added);
    const { accountId } = await here.call('credentials.get', { id });
    await exported(here, 'mine.keyturn-export', { accounts: [accountId] });
    await exported(here, 'mine.keyturn-export', { accounts: [accountId] });
    expect(await here.call('handOuts.list', { credential: id })).toMatchObject([
      { way: 'export', to: 'mine.keyturn-export', count: 2, current: true, deviceName: 'test-machine' },
    ]);
    expect(await here.call('credentials.history', { id })).toContainEqual(
      expect.objectContaining({
        action: 'key.handed-out',
        detail: { way: 'export', to: 'mine.keyturn-export' },
      }),
    );
    const { rows } = await here.call('audit.list', {});
    expect(rows.find(({ entry }) => entry.action === 'export.written')?.entry).toMatchObject({
      detail: { file: 'mine.keyturn-export', as: 'sealed', keys: '1', accounts: 'recorded' },
    });
    expect(here.events).toContain('handOuts.changed');
    const { ticket: file } = await ticketAt(here, 'late.keyturn-export', 'save');
    const wish = { accounts: [accountId], password: PASSWORD, file };
    expect(await here.refusal('exports.write', wish)).toBe('disk-full');
    expect((await here.call('audit.list', {})).rows[0]?.entry).toMatchObject({
      action: 'file.not-written',
      detail: { file: 'late.keyturn-export', error: 'disk-full' },
    });
  });

  it('are not written without a person, a good password or a choice', async () => {
    let lockIn: string | null = null;
    const saveFile = async (): Promise<string | null> => {
      if (lockIn !== null) await made.call('vault.lock', {});
      return lockIn;
    };
    await using made = await openTestApp({ ports: { filePicker: { ...fakeFilePicker(), saveFile } } });
    await made.call('credentials.add', awsKey());
    const accounts = await accountsOf(made);
    const wish = { accounts, password: PASSWORD } as const;
    made.clock.advance(3_600_000);
    expect(await made.refusal('exports.write', wish)).toBe('presence-needed');
    await prove(made);
    expect(await made.refusal('exports.write', { accounts, password: 'short' })).toBe('weak-password');
    expect(await made.refusal('exports.write', { accounts, password: null })).toBe('invalid-input');
    expect(await made.refusal('exports.write', { ...wish, plaintext: 'csv' })).toBe('invalid-input');
    const nobody = '0000000000000000' as never;
    expect(await made.refusal('exports.write', { ...wish, accounts: [nobody] })).toBe('not-found');
    // Nobody chose a place.
    expect(await made.call('exports.write', wish)).toBeNull();
    // It was locked while the dialog was open.
    lockIn = join(made.folder, '..', 'late.keyturn-export');
    expect(await made.refusal('exports.write', wish)).toBe('vault-locked');
    await expect(stat(lockIn)).rejects.toThrow();
    lockIn = null;
    await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
    await prove(made);
    const ids = await idsOf(made);
    expect(await made.call('handOuts.list', { credential: ids[0] ?? nobody })).toEqual([]);
    await made.call('credentials.remove', { ids: [...ids] });
    await prove(made);
    expect(await made.refusal('exports.write', wish)).toBe('not-found');
  });
});
