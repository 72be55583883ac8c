import { z } from 'zod';
import { instant } from './ids.ts';

/**
 * Why this copy of the app never looks for updates. `not-installed`: it runs from a folder; `unsigned`: nobody signed it,
 * so there is nothing to check an update by; `no-signature`: its kind of package carries none; `system`: the system's
 * package manager brings updates; `policy`: the rules of this computer forbid it.
 */
export const updateObstacle = z.enum(['not-installed', 'unsigned', 'no-signature', 'system', 'policy']);
export type UpdateObstacle = z.infer<typeof updateObstacle>;

/**
 * `network`: no answer, or none that made sense; `signature`: what came is not by who made this app, and was thrown away;
 * `disk`: it could not be kept; `other`: the updater gave up for a reason of its own.
 */
export const updateProblem = z.enum(['network', 'signature', 'disk', 'other']);
export type UpdateProblem = z.infer<typeof updateProblem>;

const version = z.string().min(1).max(60);

/** How far this app is on its way to the next version. Each step beyond `checking` is taken by the person alone. */
export const updateState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off'), reason: updateObstacle }).readonly(),
  z.object({ kind: z.literal('idle') }).readonly(),
  z.object({ kind: z.literal('checking') }).readonly(),
  z.object({ kind: z.literal('available'), version }).readonly(),
  z.object({ kind: z.literal('downloading'), version, percent: z.number().int().min(0).max(100) }).readonly(),
  z.object({ kind: z.literal('ready'), version }).readonly(),
  z.object({ kind: z.literal('failed'), problem: updateProblem, version: version.nullable() }).readonly(),
]);
export type UpdateState = z.infer<typeof updateState>;

export const updateStatus = z
  .object({
    /** The version that runs. */
    version,
    state: updateState,
    /** When the last look for a newer version was answered; null when none was. */
    checkedAt: instant.nullable(),
    /** Whether there is a page of releases to open. */
    releases: z.boolean(),
  })
  .readonly();
export type UpdateStatus = z.infer<typeof updateStatus>;
