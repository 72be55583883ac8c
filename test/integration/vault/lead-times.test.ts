import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createVaultAt } from '../../../src/main/vault/create.ts';
import type { WriteDb } from '../../../src/main/vault/db/handles.ts';
import { migrations } from '../../../src/main/vault/db/migrations/index.ts';
import { goBack, KDF_FLOOR, Secret, type Vault } from '../../../src/main/vault/index.ts';
import { openVaultAt } from '../../../src/main/vault/open.ts';
import { getCredential, putCredential } from '../../../src/main/vault/repositories/credentials.ts';
import { lastLogSeq, logRows } from '../../../src/main/vault/repositories/record-log.ts';
import { getSettings, putSettings } from '../../../src/main/vault/repositories/settings.ts';
import { DEFAULT_LEAD_TIMES } from '../../../src/shared/model/reminder.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { putSampleCredential, SAMPLE_CREDENTIAL } from '../../support/vault/rows.ts';
import { byPassword, PASSWORD, reopen, tempFolder } from '../../support/vault/temp.ts';

const DAY = 86_400_000;
const MADE = Date.UTC(2026, 0, 1);
const OLDER = migrations.filter(({ version }) => version <= 40);
const ports = realPorts();

/** A vault of version 40 with one key, whose settings are those given, closed. */
async function olderVault(settings: string | null): Promise<string> {
  const folder = join(await tempFolder(), 'vault');
  const options = { folder, password: Secret.of(PASSWORD), cost: KDF_FLOOR, actor: ACTOR };
  const { vault } = await createVaultAt(OLDER, ports, options);
  putSampleCredential(vault, 'secret');
  vault.write((db) => {
    if (settings !== null) db.run(`INSERT INTO settings (key, value) VALUES ('vault', ?)`, settings);
    db.run('UPDATE credentials SET created_at = ?, due_at = ?', MADE, MADE + 90 * DAY);
  });
  vault.close();
  return folder;
}

async function openOlder(folder: string): Promise<Vault> {
  const vault = await openVaultAt(OLDER, ports, { folder, by: byPassword(), actor: ACTOR });
  onTestFinished(() => vault.close());
  return vault;
}

const dueFrom = (vault: Vault): number | null | undefined =>
  vault.read((db) => db.get<{ due_from: number | null }>('SELECT due_from FROM credentials'))?.due_from;

const stored = (vault: Vault, key: string): unknown => {
  const row = vault.read((db) => db.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', key));
  return row === undefined ? undefined : JSON.parse(row.value);
};

function setOwn(db: WriteDb, leads: readonly number[] | null): void {
  const key = getCredential(db, SAMPLE_CREDENTIAL);
  if (key === null) throw new Error('The sample is gone');
  putCredential(db, { ...key, ownLeadTimes: leads });
}

describe('the step to several lead times', () => {
  it.each([
    [null, DEFAULT_LEAD_TIMES, 30],
    ['{"periodDays":90}', DEFAULT_LEAD_TIMES, 30],
    ['{"leadDays":14}', [14, 7, 1], 14],
    ['{"leadDays":20,"periodDays":90}', [20, 14, 7, 1], 20],
    ['{"leadDays":365}', [365, 30, 14, 7, 1], 90],
    ['{"leadDays":1}', [1], 1],
    ['{"leadDays":0}', [], 0],
    // Once here, back in an older version and here again; nobody changed it there, or somebody did.
    ['{"leadDays":9,"leadTimes":[9,2]}', [9, 2], 9],
    ['{"leadDays":5,"leadTimes":[9,2]}', [5, 1], 5],
    ['{"leadDays":0,"leadTimes":[]}', [], 0],
  ])('turns %s into %j', async (settings, leads, first) => {
    const vault = await reopen(await olderVault(settings));
    expect(vault.read(getSettings).leadTimes).toEqual(leads);
    expect(dueFrom(vault)).toBe(MADE + (90 - first) * DAY);
    // The key and its secret: no copy of the vault is ahead of another one because of the step.
    expect(vault.read((db) => logRows(db).filter(({ kind }) => kind === 'credential'))).toHaveLength(2);
  });

  it('leaves a key without a date without one', async () => {
    const folder = await olderVault(null);
    const older = await openOlder(folder);
    older.write((db) => db.run('UPDATE credentials SET created_at = NULL, due_at = NULL'));
    older.close();
    expect(dueFrom(await reopen(folder))).toBeNull();
  });

  it('makes lead times of a key a change that merging sees, and its dates none', async () => {
    const vault = await reopen(await olderVault(null));
    const seq = () => vault.read(lastLogSeq);
    const before = seq();
    vault.write((db) => db.run('UPDATE credentials SET due_at = 1, due_from = 1'));
    expect(seq()).toBe(before);
    vault.write((db) => setOwn(db, [3]));
    expect(seq()).toBe(before + 1);
    expect(dueFrom(vault)).toBe(MADE + 87 * DAY);
    vault.write((db) => setOwn(db, []));
    expect(dueFrom(vault)).toBe(MADE + 90 * DAY);
    vault.write((db) => setOwn(db, null));
    expect([seq(), dueFrom(vault)]).toEqual([before + 3, MADE + 60 * DAY]);
  });
});

describe('going back and on again', () => {
  it.each([[[3, 2]], [[]]])('brings lead times %j of a key and those of the vault along', async (own) => {
    const folder = await olderVault(null);
    const vault = await reopen(folder);
    vault.write((db) => {
      setOwn(db, own);
      putSettings(db, { ...getSettings(db), leadTimes: [25, 2] });
    });
    const marks = vault.read((db) => logRows(db));
    await goBack(ports, { current: vault, schema: 40, scratch: await tempFolder() });

    const older = await openOlder(folder);
    expect(stored(older, 'vault')).toMatchObject({ leadDays: 25 });
    older.close();

    const again = await reopen(folder);
    expect(again.read(getSettings).leadTimes).toEqual([25, 2]);
    expect(again.read((db) => getCredential(db, SAMPLE_CREDENTIAL)?.ownLeadTimes)).toEqual(own);
    expect(dueFrom(again)).toBe(MADE + (90 - (own[0] ?? 0)) * DAY);
    expect(again.read((db) => logRows(db))).toEqual(marks);
    expect(stored(again, 'leadTimes')).toBeUndefined();
  });
});
