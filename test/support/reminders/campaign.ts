import { openSchedule } from '../../../src/main/services/reminders/schedule-format.ts';
import { reportAt } from '../../../src/main/services/reminders/standing.ts';
import { readVaultSide } from '../../../src/main/services/reminders/vault-side.ts';
import type { SnoozeSpan } from '../../../src/shared/model/reminder.ts';
import { fc } from '../property.ts';
import { reminderWorld, type World } from './world.ts';

const HOUR = 3_600_000;
const VAULT_ID = '0123456789abcdef';

type Op =
  | { readonly kind: 'pass' | 'jump'; readonly hours: number }
  | { readonly kind: 'lock' | 'unlock' | 'restart' | 'focus' | 'fill-disk' | 'deny' }
  | { readonly kind: 'add'; readonly days: number | null; readonly expires: number | null }
  | { readonly kind: 'period'; readonly days: number }
  | { readonly kind: 'snooze'; readonly span: SnoozeSpan }
  | { readonly kind: 'quiet'; readonly hours: { readonly from: number; readonly to: number } | null };

const plain = (kind: 'lock' | 'unlock' | 'restart' | 'focus' | 'fill-disk' | 'deny') =>
  fc.constant<Op>({ kind });
const minute = fc.integer({ min: 0, max: 1439 });

const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 200 }) }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('jump' as const),
      hours: fc.integer({ min: -9000, max: 18_000 }),
    }),
  },
  { weight: 12, arbitrary: plain('unlock') },
  { weight: 10, arbitrary: plain('lock') },
  { weight: 10, arbitrary: plain('restart') },
  plain('focus'),
  plain('fill-disk'),
  plain('deny'),
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      days: fc.option(fc.integer({ min: -40, max: 60 })),
      expires: fc.option(fc.integer({ min: -10, max: 60 })),
    }),
  },
  fc.record({ kind: fc.constant('period' as const), days: fc.integer({ min: 60, max: 120 }) }),
  fc.record({
    kind: fc.constant('snooze' as const),
    span: fc.constantFrom<SnoozeSpan>('tomorrow', 'day', 'week', 'over'),
  }),
  fc.record({
    kind: fc.constant('quiet' as const),
    hours: fc.option(fc.record({ from: minute, to: minute })),
  }),
);

/** Everything that is written down as told, and every snooze, in the vault and in the schedule, under opaque ids. */
function ledger(world: World): { readonly told: Set<string>; readonly snoozes: Map<string, number | null> } {
  const told = new Set<string>();
  const snoozes = new Map<string, number | null>();
  const { watching, ids } = readVaultSide(world.db);
  const note = (id: string, key: (typeof watching.keys)[number]): void => {
    for (const { date, stage } of key.told) told.add(`${id} ${date} ${stage}`);
    snoozes.set(id, key.snoozedUntil);
  };
  for (const key of watching.keys) note(ids.ofKey(key.id as never), key);
  const [secret] = world.keychain.items.values();
  const file = world.files.kept.get(world.schedulePath());
  const content =
    secret === undefined || file === undefined
      ? null
      : openSchedule(Buffer.from(secret, 'base64'), VAULT_ID, file);
  for (const key of content?.keys ?? []) {
    const known = snoozes.get(key.id);
    note(key.id, key);
    // The vault takes it over later: what has ended on either side has ended.
    if (known === null && !key.changed) snoozes.set(key.id, null);
  }
  return { told, snoozes };
}

const countOf = (title: string): number => Number(/^(\d+) keys/.exec(title)?.[1] ?? 1);

/** Runs one sequence; throws where a transition is told that was told before, or that nothing was written down of. */
async function check(ops: readonly Op[]): Promise<void> {
  const world = await reminderWorld();
  /** Everything that was ever written down, also where it was lost since. */
  const ever = new Set<string>();
  const ended = new Set<string>();
  let sleeping = new Map<string, number | null>();
  const remember = (now: ReturnType<typeof ledger>): void => {
    for (const one of now.told) ever.add(one);
    for (const [id, until] of sleeping)
      if ((now.snoozes.get(id) ?? null) === null) ended.add(`${id} ${until}`);
    sleeping = now.snoozes;
  };
  const show = world.desk.notifier.show;
  Object.assign(world.desk.notifier, {
    show: (notice: Parameters<typeof show>[0], answered: Parameters<typeof show>[1]) => {
      const now = ledger(world);
      if (notice.tag === 'due') {
        const fresh = [...now.told].filter((one) => !ever.has(one)).length;
        const woken = [...sleeping].filter(
          ([id, until]) =>
            until !== null && !ended.has(`${id} ${until}`) && (now.snoozes.get(id) ?? null) === null,
        ).length;
        const said = countOf(notice.title);
        if (said > fresh + woken) {
          throw new Error(`${notice.title}: ${fresh} new, ${woken} woken`);
        }
      }
      remember(now);
      return show(notice, answered);
    },
  });
  let open = false;
  world.addKey(3);
  world.addKey(16, { expires: 21 });
  await world.unlock();
  await world.lock();
  for (const one of ops) {
    remember(ledger(world));
    switch (one.kind) {
      case 'pass':
        await world.pass(one.hours * HOUR);
        break;
      case 'jump':
        await world.jump(world.clock.now() + one.hours * HOUR);
        break;
      case 'unlock':
        open = true;
        await world.unlock();
        break;
      case 'lock':
        open = false;
        await world.lock();
        break;
      case 'restart':
        open = false;
        await world.restart();
        break;
      case 'focus':
        world.desk.focus = !world.desk.focus;
        break;
      case 'fill-disk':
        world.files.full = !world.files.full;
        break;
      case 'deny':
        world.keychain.mood = world.keychain.mood === 'usable' ? 'denied' : 'usable';
        break;
      case 'quiet':
        world.preferences = { ...world.preferences, quietHours: one.hours };
        break;
      case 'snooze':
        await world.reminders.snooze(null, one.span).catch(() => undefined);
        break;
      case 'add':
        if (!open) break;
        world.addKey(one.days, one.expires === null ? {} : { expires: one.expires });
        await world.changed();
        break;
      case 'period':
        if (!open) break;
        world.db.run('UPDATE credentials SET period_days = ?', one.days);
        await world.changed();
        break;
    }
    const failed = world.logger.lines.find((line) => line.includes('not-told'));
    if (failed?.includes('"Error"')) throw new Error(failed);
  }
  // Whatever happened: in the end nothing is left that an open vault would have to tell and does not.
  Object.assign(world.files, { full: false });
  world.desk.focus = false;
  world.preferences = { ...world.preferences, quietHours: null };
  await world.unlock();
  await world.pass(HOUR);
  const left = reportAt(readVaultSide(world.db).watching, world.clock.now());
  if (left.news.length > 0) throw new Error(`${left.news.length} were never told`);
}

/** No transition is told twice, whatever clocks, restarts, locks, disks, keychains and people do. */
export async function reminderCampaign(runs: number): Promise<void> {
  await fc.assert(fc.asyncProperty(fc.array(op, { maxLength: 18 }), check), { numRuns: runs });
}
