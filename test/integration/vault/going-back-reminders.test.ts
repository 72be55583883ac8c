import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createVaultAt } from '../../../src/main/vault/create.ts';
import { migrations } from '../../../src/main/vault/db/migrations/index.ts';
import { goBack, KDF_FLOOR, Secret, type Vault } from '../../../src/main/vault/index.ts';
import { openVaultAt } from '../../../src/main/vault/open.ts';
import { getCredential, putCredential } from '../../../src/main/vault/repositories/credentials.ts';
import {
  putRotationTold,
  putScheduleRow,
  putSnooze,
  putTold,
  remindedKeys,
  reminderSeed,
  scheduleRows,
} from '../../../src/main/vault/repositories/reminders.ts';
import type { RotationId } from '../../../src/shared/model/rotation.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { putSampleCredential, SAMPLE_CREDENTIAL } from '../../support/vault/rows.ts';
import { everySealed, putReceiver } from '../../support/vault/sealed-rows.ts';
import { byPassword, PASSWORD, reopen, tempFolder } from '../../support/vault/temp.ts';

const DAY = 86_400_000;
const MADE = Date.UTC(2026, 0, 1);
const DATE = MADE + 90 * DAY;
const ports = realPorts();
const upTo = (schema: number) => migrations.filter(({ version }) => version <= schema);

/** A vault of the newest schema with something of each of the last three, as an older program left and we brought on. */
async function fullVault(): Promise<{ folder: string; vault: Vault }> {
  const folder = join(await tempFolder(), 'vault');
  const options = { folder, password: Secret.of(PASSWORD), cost: KDF_FLOOR, actor: ACTOR };
  const { vault: older } = await createVaultAt(upTo(40), ports, options);
  putSampleCredential(older, 'secret');
  older.write((db) => db.run('UPDATE credentials SET created_at = ?, due_at = ?', MADE, DATE));
  older.close();
  const vault = await reopen(folder);
  vault.write((db) => {
    const key = getCredential(db, SAMPLE_CREDENTIAL);
    if (key === null) throw new Error('The sample is gone');
    putCredential(db, { ...key, ownLeadTimes: [20, 5] });
    putTold(db, SAMPLE_CREDENTIAL, { date: DATE, stage: 20, at: MADE + 70 * DAY });
    putSnooze(db, SAMPLE_CREDENTIAL, MADE + 72 * DAY);
    putRotationTold(db, { rotationId: 'fedcba98765432zz' as RotationId, moment: 'person:0' }, MADE);
    putScheduleRow(db, 'device', { serial: 7, sha256: Buffer.alloc(32, 7) });
    putReceiver(vault, db, 'address');
  });
  return { folder, vault };
}

const reminded = (vault: Vault) => vault.read((db) => remindedKeys(db)[0]);
const back = async (vault: Vault, schema: number) =>
  goBack(ports, { current: vault, schema, scratch: await tempFolder() });

async function openAt(folder: string, schema: number): Promise<Vault> {
  const vault = await openVaultAt(upTo(schema), ports, { folder, by: byPassword(), actor: ACTOR });
  onTestFinished(() => vault.close());
  return vault;
}

describe('going back from a vault with reminders and a webhook', () => {
  it('is refused, naming the webhook, while its address has no room', async () => {
    const { vault } = await fullVault();
    for (const schema of [60, 50, 40]) {
      await expect(back(vault, schema)).rejects.toMatchObject({
        ...{ code: 'would-lose-secrets', params: { keys: 'a webhook', count: 1 } },
      });
    }
    expect(everySealed(vault).digest_targets).toEqual(['address']);
  });

  it('to where reminders are known keeps all of them, seed and schedules too', async () => {
    const { folder, vault } = await fullVault();
    vault.write((db) => db.run('DELETE FROM digest_targets'));
    const before = [reminded(vault), vault.read(reminderSeed), vault.read(scheduleRows)];
    await back(vault, 60);
    const older = await openAt(folder, 60);
    expect([reminded(older), older.read(reminderSeed), older.read(scheduleRows)]).toEqual(before);
    older.close();
    const again = await reopen(folder);
    expect([reminded(again), again.read(reminderSeed), again.read(scheduleRows)]).toEqual(before);
    expect(everySealed(again).digest_targets).toEqual([]);
  });

  it.each([50, 40])(
    'to version %i forgets what was told, and on again has new ids and the same dates',
    async (to) => {
      const { folder, vault } = await fullVault();
      vault.write((db) => db.run('DELETE FROM digest_targets'));
      const seed = vault.read(reminderSeed);
      await back(vault, to);
      (await openAt(folder, to)).close();
      const again = await reopen(folder);
      expect(reminded(again)).toEqual({
        ...{ id: SAMPLE_CREDENTIAL, leads: [20, 5], told: [], snoozedUntil: null },
        ageing: { createdAt: MADE, expiresAt: null, periodDays: 90 },
      });
      expect(again.read(reminderSeed).equals(seed)).toBe(false);
      expect(again.read(scheduleRows).size).toBe(0);
    },
  );
});
