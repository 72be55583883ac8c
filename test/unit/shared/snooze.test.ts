import { expect, it } from 'vitest';
import { isSnoozed } from '../../../src/shared/snooze.ts';

const NOW = Date.UTC(2026, 10, 21);
const DAY = 86_400_000;

it.each([
  [null, false],
  [NOW - 1, false],
  [NOW, false],
  [NOW + 1, true],
  [NOW + 7 * DAY, true],
  // The clock that made it was wrong, and is right again.
  [NOW + 365 * DAY, false],
])('a snooze until %s keeps quiet: %s', (snoozedUntil, quiet) => {
  expect(isSnoozed({ snoozedUntil }, NOW)).toBe(quiet);
});
