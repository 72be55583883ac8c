import { countAt, nextInstant } from '../../src/main/services/reminders/counts.ts';
import { reportAt } from '../../src/main/services/reminders/standing.ts';
import { stagesOf, type Watched } from '../../src/main/services/reminders/watched.ts';
import { DEFAULT_LEAD_TIMES } from '../../src/shared/model/reminder.ts';
import { type Figure, percentile } from './figures.ts';

const DAY_MS = 86_400_000;
const ROUNDS = 15;

/** From dates and policies to what is due, what is to be told, and when to look again. */
export function measureReminders(count: number): Figure[] {
  const now = Date.now();
  const policies = Array.from({ length: count }, (_, n) => ({
    createdAt: n % 5 === 0 ? null : now - (n % 200) * DAY_MS,
    expiresAt: n % 7 === 0 ? now + (n % 60) * DAY_MS : null,
    periodDays: 30 + (n % 150),
  }));
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    const keys = policies.map(
      (policy, n): Watched => ({
        id: String(n),
        stages: stagesOf(policy, DEFAULT_LEAD_TIMES),
        told: [],
        snoozedUntil: null,
      }),
    );
    const watching = { keys, steps: [] };
    const seen = countAt(watching, now).due + reportAt(watching, now).news.length;
    if (seen === 0 || nextInstant(watching, now) <= now) throw new Error('Nothing was evaluated');
    samples.push(performance.now() - started);
  }
  const name = `evaluating ${count.toLocaleString('en')} policies`;
  return [{ name, value: percentile(samples, 0.5), limit: 30, unit: 'ms' }];
}
