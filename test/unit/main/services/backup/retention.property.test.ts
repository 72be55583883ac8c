import { expect, it } from 'vitest';
import { type GoodBackup, superfluous } from '../../../../../src/main/services/backup/retention.ts';
import { fc } from '../../../../support/property.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);

const backups = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 900 }), { maxLength: 120 })
  .map((hours): GoodBackup[] => hours.map((hour) => ({ name: `b${hour}`, at: START + hour * HOUR })));
const retention = fc.record({
  daily: fc.integer({ min: 1, max: 20 }),
  monthly: fc.integer({ min: 0, max: 20 }),
});

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

/** By hand, the other way round: which of each period's backups is the newest. */
function newest(all: readonly GoodBackup[], periodOf: (at: number) => string, count: number): string[] {
  const periods = [...new Set(all.map(({ at }) => periodOf(at)))].sort().reverse().slice(0, count);
  return periods.map((period) => {
    const within = all.filter(({ at }) => periodOf(at) === period);
    return within.reduce((a, b) => (a.at > b.at ? a : b)).name;
  });
}

it('keeps the newest of each of the last days and months, and no other', () => {
  fc.assert(
    fc.property(backups, retention, fc.nat(), (all, wanted, pick) => {
      fc.pre(all.length > 0);
      const latest = all[pick % all.length]?.name ?? '';
      const gone = superfluous(all, wanted, latest);
      const kept = new Set(all.map(({ name }) => name).filter((name) => !gone.includes(name)));
      const expected = new Set([
        latest,
        ...newest(all, dayOf, wanted.daily),
        ...newest(all, monthOf, wanted.monthly),
      ]);
      expect(kept).toEqual(expected);
      expect(new Set(gone).size).toBe(gone.length);
    }),
    { numRuns: 500 },
  );
});

it('keeps the one that was just made although a clock gave it an old date', () => {
  const all = [0, 1, 2, 3].map((day) => ({ name: `b${day}`, at: START + day * 24 * HOUR }));
  expect(superfluous(all, { daily: 2, monthly: 0 }, 'b0')).toEqual(['b1']);
});
