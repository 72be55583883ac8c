import { BACKUP_ENDING } from '../../../shared/model/backup.ts';
import { ID_ALPHABET } from '../../../shared/model/ids.ts';
import type { Random } from '../../ports/random.ts';

/** What the name of a backup says. */
export interface NamedBackup {
  readonly vaultId: string;
  /** To the second. */
  readonly at: number;
}

const NAME = new RegExp(
  `^keyturn-([${ID_ALPHABET}]{16})-(\\d{4})(\\d{2})(\\d{2})-(\\d{2})(\\d{2})(\\d{2})-[${ID_ALPHABET}]{4}\\.keyturn-backup$`,
);

/** `yyyymmdd-hhmmss` in UTC. */
function stamp(at: number): string {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  return `${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}`;
}

/** A fresh name; the random end keeps two machines apart that back up in the same second. */
export function backupName(vaultId: string, at: number, random: Random): string {
  const end = [...random.bytes(4)].map((byte) => ID_ALPHABET[byte & 31]).join('');
  return `keyturn-${vaultId}-${stamp(at)}-${end}${BACKUP_ENDING}`;
}

/** The name that is offered for a single file. */
export function offeredName(at: number): string {
  return `keyturn-${stamp(at)}${BACKUP_ENDING}`;
}

/** Null for a name that Keyturn does not give. */
export function readBackupName(name: string): NamedBackup | null {
  const found = NAME.exec(name);
  if (found === null) return null;
  const [, vaultId = '', ...parts] = found;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  return stamp(at) === name.slice(25, 40) ? { vaultId, at } : null;
}
