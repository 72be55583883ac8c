import { join } from 'node:path';
import { z } from 'zod';
import { nextMorning } from '../../../shared/calendar.ts';
import type { Files } from '../../ports/files.ts';
import { replaceFile } from '../replace-file.ts';

const DAY_MS = 86_400_000;
const MAX_BYTES = 4096;
const state = z.object({ at: z.number().int().nullable() });

/** At most one hint a day to open a vault of which nothing can be known while it is locked. */
export interface DailyHint {
  /** The vault is open now: none is needed before tomorrow morning. Never throws. */
  opened(vaultId: string, now: number): Promise<void>;
  /** Whether one is due, which this then takes for given. False where that cannot be remembered. */
  take(vaultId: string, now: number, zone: string): Promise<boolean>;
}

/** `folder`: where this device keeps what it knows of its vaults; null hints never. */
export function createDailyHint(files: Files, folder: string | null): DailyHint {
  const pathOf = (vaultId: string): string => join(folder ?? '', `${vaultId}.hint.json`);

  const read = async (vaultId: string): Promise<number | null> => {
    try {
      return state.parse(JSON.parse((await files.read(pathOf(vaultId), MAX_BYTES)).toString('utf8'))).at;
    } catch {
      return null;
    }
  };

  const write = (vaultId: string, at: number): Promise<void> =>
    replaceFile(files, pathOf(vaultId), Buffer.from(`${JSON.stringify({ at })}\n`));

  return {
    async opened(vaultId, now) {
      if (folder !== null) await write(vaultId, now).catch(() => undefined);
    },
    async take(vaultId, now, zone) {
      if (folder === null) return false;
      const last = await read(vaultId);
      // Nothing is known yet, or the clock was set back since: the day begins now, without a word.
      const anew = last === null || last > now + DAY_MS;
      const due = !anew && now >= nextMorning(last, zone);
      if (!due && !anew) return false;
      try {
        await write(vaultId, now);
        return due;
      } catch {
        return false;
      }
    },
  };
}
