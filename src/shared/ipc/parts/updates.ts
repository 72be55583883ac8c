import { z } from 'zod';
import { updateStatus } from '../../model/updates.ts';

const nothing = z.object({}).strict();
const done = z.object({}).strict();

/** Newer versions of the app itself. Needs no vault: a broken version may keep one from opening. */
export const updateChannels = {
  'updates.status': { input: nothing, output: updateStatus, gate: 'open' },
  /** Looks once, whatever the preferences say: the person asked for it. */
  'updates.check': { input: nothing, output: updateStatus, gate: 'open' },
  /** Begins to download what was found; `updates.changed` tells how far it is. */
  'updates.download': { input: nothing, output: updateStatus, gate: 'open' },
  /** Locks, quits, installs what is ready, and starts the app again. */
  'updates.install': { input: nothing, output: done, gate: 'open' },
  /** Opens the page of releases in the browser. Throws `not-found` where none is known. */
  'updates.openReleases': { input: nothing, output: done, gate: 'open' },
} as const;
