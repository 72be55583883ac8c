import { expect, it } from 'vitest';
import { createRandom } from '../../../../../src/main/node/random.ts';
import { backupName, readBackupName } from '../../../../../src/main/services/backup/names.ts';

const VAULT = '0123456789abcdef';
const AT = Date.UTC(2026, 10, 22, 3, 4, 5);

it('says the vault and the second, and is read back', () => {
  const name = backupName(VAULT, AT + 678, createRandom());
  expect(name).toMatch(/^keyturn-0123456789abcdef-20261122-030405-[0-9a-z]{4}\.keyturn-backup$/);
  expect(readBackupName(name)).toEqual({ vaultId: VAULT, at: AT });
});

it.each([
  'keyturn-0123456789abcdef-20261122-030405-abcd.keyturn-backup.tmp',
  'xkeyturn-0123456789abcdef-20261122-030405-abcd.keyturn-backup',
  'keyturn-0123456789abcdef-20261322-030405-abcd.keyturn-backup',
  'keyturn-0123456789abcde-20261122-030405-abcd.keyturn-backup',
  'keyturn-20261122-030405.keyturn-backup',
  '',
])('is no name of ours: %s', (name) => {
  expect(readBackupName(name)).toBeNull();
});
