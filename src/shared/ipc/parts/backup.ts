import { z } from 'zod';
import {
  backupRun,
  backupSchedule,
  backupTarget,
  backupVersion,
  backupWarning,
  retention,
  targetDraft,
  targetId,
} from '../../model/backup.ts';
import { instant, ticketId } from '../../model/ids.ts';

const nothing = z.object({}).strict();
const done = z.object({}).strict();

/** Backups: where they go, making one, what lies there. */
export const backupChannels = {
  'backup.status': {
    input: nothing,
    /** `dismissed`: a person has seen the warning today. */
    output: z.object({ warning: backupWarning, lastGood: instant.nullable(), dismissed: z.boolean() }),
    gate: 'unlocked',
  },
  /** Takes the warning out of sight until the next day. */
  'backup.dismissWarning': { input: nothing, output: done, gate: 'unlocked' },
  'backup.targets': { input: nothing, output: z.array(backupTarget), gate: 'unlocked' },
  /** Opens the system's folder dialog; null when the person closed it. */
  'backup.pickFolder': {
    input: nothing,
    output: z.object({ ticket: ticketId, path: z.string() }).nullable(),
    gate: 'unlocked',
  },
  /** Tries the place with one small write, read and removal before it is kept. */
  'backup.addTarget': {
    input: z.object({
      target: targetDraft,
      schedule: backupSchedule.default('daily'),
      retention: retention.optional(),
    }),
    output: backupTarget,
    gate: 'unlocked',
  },
  'backup.editTarget': {
    input: z.object({
      id: targetId,
      label: z.string().trim().min(1).max(120).optional(),
      schedule: backupSchedule.optional(),
      retention: retention.optional(),
    }),
    output: backupTarget,
    gate: 'unlocked',
  },
  /** The backups that lie there stay. */
  'backup.removeTarget': { input: z.object({ id: targetId }), output: done, gate: 'unlocked' },
  /** Counts only once it was read back and opened. */
  'backup.run': { input: z.object({ id: targetId }), output: backupRun, gate: 'unlocked' },
  'backup.versions': { input: z.object({ id: targetId }), output: z.array(backupVersion), gate: 'unlocked' },
  /** One file by hand: asks the system's save dialog; null when the person closed it. */
  'backup.saveFile': {
    input: z.object({ ticket: ticketId.nullable().default(null) }),
    output: backupRun.nullable(),
    gate: 'unlocked',
  },
} as const;
