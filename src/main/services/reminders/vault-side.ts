import type { CredentialId } from '../../../shared/model/ids.ts';
import { needsPerson } from '../../../shared/rotation-needs.ts';
import type { ReadDb, WriteDb } from '../../vault/index.ts';
import {
  decisionsIn,
  isRotationTold,
  type Moment,
  putRotationTold,
  putSnooze,
  putTold,
  type RemindedKey,
  remindedKeys,
  reminderSeed,
} from '../../vault/repositories/reminders.ts';
import { listRotations } from '../../vault/repositories/rotations.ts';
import { viewOf } from '../rotation/view.ts';
import { type OpaqueIds, opaqueIds } from './opaque.ts';
import type { ScheduleBody, ScheduleContent } from './schedule-format.ts';
import { dateOf, type Step, stagesOf, type Watched, type Watching } from './watched.ts';

/** What the open vault says: keys under their own ids, rotations under those of their moments. */
export interface VaultSide {
  readonly watching: Watching;
  /** The rotations as they are once it is locked: what goes on by itself then waits as well. */
  readonly whenLocked: readonly Step[];
  readonly moments: ReadonlyMap<string, Moment>;
  readonly ids: OpaqueIds;
}

const watchedOf = ({ id, ageing, leads, told, snoozedUntil }: RemindedKey): Watched => ({
  ...{ id, told, snoozedUntil },
  stages: stagesOf(ageing, leads),
});

/** Reads everything that may be told of. */
export function readVaultSide(db: ReadDb): VaultSide {
  const ids = opaqueIds(reminderSeed(db));
  const moments = new Map<string, Moment>();
  const stepAt = (moment: Moment, at: number | null): Step => {
    const id = ids.ofMoment(moment);
    moments.set(id, moment);
    return { id, at, told: isRotationTold(db, moment) };
  };
  const steps: Step[] = [];
  const whenLocked: Step[] = [];
  for (const row of listRotations(db, true)) {
    const view = viewOf(db, row);
    const { phase, notBefore } = view;
    if (needsPerson(view)) {
      const step = stepAt({ rotationId: row.id, moment: `person:${phase}:${decisionsIn(db, row.id)}` }, 0);
      steps.push(step);
      whenLocked.push(step);
    } else {
      const at = notBefore === null ? 0 : Math.ceil(notBefore);
      const step = stepAt({ rotationId: row.id, moment: `step:${notBefore === null ? phase : at}` }, at);
      steps.push({ ...step, at: null });
      whenLocked.push(step);
    }
  }
  return { watching: { keys: remindedKeys(db).map(watchedOf), steps }, whenLocked, moments, ids };
}

/** What the schedule is to say of it. */
export function scheduleOf({ watching, whenLocked, ids }: VaultSide): ScheduleBody {
  return {
    keys: watching.keys.map((key) => {
      const dates = [dateOf(key, 0), dateOf(key, -1)];
      return {
        id: ids.ofKey(key.id as CredentialId),
        stages: key.stages.map(([at, stage]) => [at, stage]),
        told: key.told.filter(({ date }) => dates.includes(date)),
        snoozedUntil: key.snoozedUntil,
        changed: false,
      };
    }),
    steps: whenLocked,
  };
}

/** The key behind each opaque id, of those in use. */
export function keysByOpaqueId({ watching, ids }: VaultSide): Map<string, CredentialId> {
  return new Map(watching.keys.map(({ id }) => [ids.ofKey(id as CredentialId), id as CredentialId]));
}

/**
 * Takes over what happened while the vault was locked: what was told was told, of two snoozes the later one holds, and one
 * that ended has ended. Returns whether anything did.
 */
export function takeOver(db: WriteDb, side: VaultSide, schedule: ScheduleContent): boolean {
  const byId = new Map(side.watching.keys.map((key) => [side.ids.ofKey(key.id as CredentialId), key]));
  let changed = false;
  for (const scheduled of schedule.keys) {
    const key = byId.get(scheduled.id);
    if (key === undefined) continue;
    for (const told of scheduled.told) {
      if (key.told.some(({ date, stage }) => date === told.date && stage === told.stage)) continue;
      putTold(db, key.id, told);
      changed = true;
    }
    if (!scheduled.changed) continue;
    const { snoozedUntil } = scheduled;
    const later = snoozedUntil === null ? null : Math.max(snoozedUntil, key.snoozedUntil ?? 0);
    if (later === key.snoozedUntil) continue;
    putSnooze(db, key.id, later);
    changed = true;
  }
  const toldSteps = new Set(schedule.steps.filter(({ told }) => told).map(({ id }) => id));
  for (const step of [...side.watching.steps, ...side.whenLocked]) {
    const moment = side.moments.get(step.id);
    if (moment === undefined || step.told || !toldSteps.has(step.id)) continue;
    putRotationTold(db, moment, 0);
    changed = true;
  }
  return changed;
}
