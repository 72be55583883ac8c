import type { BackupRelation } from '../../../shared/model/restore.ts';
import type { ReadDb, Vault } from '../../vault/index.ts';
import { listRotations } from '../../vault/repositories/rotations.ts';
import { getSettings } from '../../vault/repositories/settings.ts';
import { baseOf } from '../merge/base.ts';
import { readLogs, type Standing, standingOf } from '../merge/logs.ts';

const rotationsOf = (db: ReadDb): string =>
  JSON.stringify(
    listRotations(db, false)
      .map(({ id, record }) => [id, record])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );

function sameBeside(db: ReadDb, other: ReadDb): boolean {
  return (
    JSON.stringify(getSettings(db)) === JSON.stringify(getSettings(other)) &&
    rotationsOf(db) === rotationsOf(other)
  );
}

/**
 * How another copy stands to the open vault: by what changed about each record, and where that is equal or in doubt by
 * whether one audit chain goes on where the other one ends.
 */
export function relationOf(here: Vault, there: Vault): BackupRelation {
  if (here.id !== there.id) return 'other';
  return here.read((db) =>
    there.read((other) => {
      const counts = { here: here.head().count, there: there.head().count };
      const base = baseOf(db, other, counts);
      const whole = { hereInThere: base.here === counts.here, thereInHere: base.there === counts.there };
      const [ours, theirs] = [readLogs(db), readLogs(other)];
      const found = new Set<Standing>();
      for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
        found.add(standingOf(ours.get(key), theirs.get(key), whole));
      }
      found.delete('same');
      if (found.size === 0 && sameBeside(db, other)) return 'same';
      if (whole.thereInHere) return 'older';
      if (whole.hereInThere) return 'newer';
      if (found.size !== 1) return 'diverged';
      if (found.has('keep')) return 'older';
      return found.has('take') ? 'newer' : 'diverged';
    }),
  );
}
