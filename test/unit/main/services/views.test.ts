import { expect, it } from 'vitest';
import { createFiles } from '../../../../src/main/node/files.ts';
import { createLocks } from '../../../../src/main/node/locks.ts';
import { createRandom } from '../../../../src/main/node/random.ts';
import { newId } from '../../../../src/main/services/new-id.ts';
import { createVault, KDF_FLOOR, Secret } from '../../../../src/main/vault/index.ts';
import { insertAccount } from '../../../../src/main/vault/repositories/accounts.ts';
import { countViews, listCredentials } from '../../../../src/main/vault/repositories/credential-list.ts';
import { putCredential } from '../../../../src/main/vault/repositories/credentials.ts';
import { putSettings } from '../../../../src/main/vault/repositories/settings.ts';
import { dueAt, dueFrom, dueState } from '../../../../src/shared/due.ts';
import type { AccountId, CredentialId } from '../../../../src/shared/model/ids.ts';
import { DEFAULT_VAULT_SETTINGS } from '../../../../src/shared/model/settings.ts';
import { fakeClock } from '../../../support/fake/clock.ts';
import { fc } from '../../../support/property.ts';
import { accountDraft } from '../../../support/sample-keys.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21);
const leads = fc
  .uniqueArray(fc.integer({ min: 1, max: 365 }), { maxLength: 3 })
  .map((days) => days.sort((a, b) => b - a));
const ageing = fc.record({
  createdAt: fc.option(fc.integer({ min: 0, max: 400 }).map((days) => NOW - days * DAY)),
  expiresAt: fc.option(fc.integer({ min: -100, max: 400 }).map((days) => NOW + days * DAY)),
  ownPeriodDays: fc.option(fc.integer({ min: 1, max: 400 })),
  ownLeadTimes: fc.option(leads),
});

it('counts, filters and sorts in SQL as the due rules of shared/due.ts say', async () => {
  await using place = await temporaryFolder();
  const random = createRandom();
  const { vault } = await createVault(
    { files: createFiles(), random, clock: fakeClock(NOW), locks: createLocks() },
    {
      folder: place.path,
      password: Secret.of('correct horse battery'),
      cost: KDF_FLOOR,
      actor: { osUser: 'tester', device: 'test', via: 'app' },
    },
  );
  fc.assert(
    fc.property(
      fc.array(ageing, { maxLength: 30 }),
      fc.option(fc.integer({ min: 1, max: 400 })),
      leads,
      (keys, accountPeriod, leadTimes) => {
        const basis = { settings: { ...DEFAULT_VAULT_SETTINGS, leadTimes }, now: NOW };
        const listed = vault.write((db) => {
          db.run('DELETE FROM credentials');
          db.run('DELETE FROM accounts');
          putSettings(db, basis.settings);
          const accountId = newId<AccountId>(random);
          insertAccount(db, {
            id: accountId,
            cloud: 'aws',
            hasProxyPassword: false,
            ...accountDraft({ periodDays: accountPeriod }),
          });
          keys.forEach((key, n) => {
            putCredential(db, {
              ...key,
              id: newId<CredentialId>(random),
              accountId,
              label: String(n).padStart(3, '0'),
              publicId: `AKIA${n}`,
              kind: 'access-key',
              state: 'active',
              health: { kind: 'unverified' },
              identity: null,
              lastUsed: null,
              fields: {},
              note: '',
              addedAt: NOW,
              removedAt: null,
            });
          });
          const page = { search: '', sort: 'due', offset: 0, limit: 500 } as const;
          return {
            all: listCredentials(db, { ...page, view: { kind: 'all' } }, basis).rows,
            due: listCredentials(db, { ...page, view: { kind: 'due' } }, basis).rows,
            overdue: listCredentials(db, { ...page, view: { kind: 'overdue' } }, basis).rows,
            counts: countViews(db, basis),
            from: db.all<{ id: string; due_from: number | null }>('SELECT id, due_from FROM credentials'),
          };
        });
        const kindOf = (key: (typeof listed.all)[number]) => dueState(key, key.leadTimes, NOW).kind;
        const late = listed.all.filter((key) => ['overdue', 'expired'].includes(kindOf(key)));
        const urgent = listed.all.filter((key) => kindOf(key) !== 'calm');
        expect(listed.overdue).toEqual(late);
        expect(listed.due).toEqual(urgent);
        expect(listed.counts).toMatchObject({ all: keys.length, due: urgent.length, overdue: late.length });
        expect(new Map(listed.from.map(({ id, due_from }) => [id, due_from]))).toEqual(
          new Map(listed.all.map((key) => [key.id, dueFrom(key, key.leadTimes)])),
        );
        listed.all.forEach((key) => {
          const own = keys[Number(key.label)]?.ownLeadTimes;
          expect(key.leadTimes).toEqual(own ?? leadTimes);
        });
        const dates = listed.all.map((key) => dueAt(key) ?? NOW);
        expect(dates).toEqual([...dates].sort((a, b) => a - b));
      },
    ),
    { numRuns: 60 },
  );
  vault.close();
});
