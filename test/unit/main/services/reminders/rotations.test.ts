import { expect, it } from 'vitest';
import { countAt, nextInstant } from '../../../../../src/main/services/reminders/counts.ts';
import { lockedNotice, openNotice } from '../../../../../src/main/services/reminders/notices.ts';
import { scheduleAfter } from '../../../../../src/main/services/reminders/schedule-changes.ts';
import { afterReport, reportAt } from '../../../../../src/main/services/reminders/standing.ts';
import type { Step, Watching } from '../../../../../src/main/services/reminders/watched.ts';
import { createTexts } from '../../../../../src/main/services/texts.ts';

const NOW = Date.UTC(2026, 10, 21);
const words = { t: createTexts('en'), locale: 'en' } as const;
const step = (id: string, at: number | null, told = false): Step => ({ id, at, told });
const watching = (...steps: readonly Step[]): Watching => ({ keys: [], steps });

it('tells of a rotation that waits for a person, once', () => {
  const before = watching(step('a', 0), step('b', null), step('c', 0, true));
  const report = reportAt(before, NOW);
  expect(report.steps.map(({ id }) => id)).toEqual(['a']);
  expect(openNotice(report, null, NOW, words)).toMatchObject({
    ...{ tag: 'rotations', title: 'A rotation waits for a decision', actions: [] },
  });
  expect(reportAt(afterReport(before, report), NOW).steps).toEqual([]);
  expect(countAt(before, NOW).rotations).toEqual({ running: 3, waiting: 2 });
});

it('tells of a step that falls due while the vault is locked, and what waits changes then', () => {
  const later = watching(step('a', NOW + 1000));
  expect(reportAt(later, NOW).steps).toEqual([]);
  expect(nextInstant(later, NOW)).toBe(NOW + 1000);
  expect(countAt(later, NOW)).toMatchObject({ nextAt: NOW + 1000, rotations: { running: 1, waiting: 0 } });
  const report = reportAt(later, NOW + 1000);
  expect(lockedNotice(report, NOW + 1000, words)).toMatchObject({
    ...{ tag: 'rotations', title: 'A rotation waits', body: 'Unlock to go on.' },
  });
  const after = scheduleAfter({ serial: 3, base: 3, keys: [], steps: [step('a', NOW + 1000)] }, report);
  expect(after.steps).toEqual([step('a', NOW + 1000)]);
  const own = { serial: 3, base: 3, keys: [], steps: [step('a', NOW + 1000)] };
  expect(scheduleAfter(own, reportAt(own, NOW + 1000)).steps).toEqual([step('a', NOW + 1000, true)]);
});

it('puts rotations and keys into one notification', () => {
  const both: Watching = {
    keys: [{ id: 'k', stages: [[NOW - 1, 0]], told: [], snoozedUntil: null }],
    steps: [step('a', 0)],
  };
  expect(openNotice(reportAt(both, NOW), null, NOW, words)).toMatchObject({
    ...{ tag: 'due', title: '1 key needs a hand', body: '1 overdue, 1 rotation waits' },
  });
});
