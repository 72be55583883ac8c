import type { ReadDb, WriteDb } from '../vault/index.ts';
import { getDeviceEntries, putDeviceEntries } from '../vault/repositories/devices.ts';

const DAY_MS = 86_400_000;

/** The password, or the code that replaces it, was given on this device just now. */
export function noteEntry(db: WriteDb, device: string, now: number): void {
  putDeviceEntries(db, device, { passwordAt: now, seenAt: now });
}

/** The device's clock shows this time; a clock that is set back later makes nothing younger. */
export function noteSeen(db: WriteDb, device: string, now: number): void {
  const last = getDeviceEntries(db, device);
  if (last !== null && now > last.seenAt) putDeviceEntries(db, device, { ...last, seenAt: now });
}

/**
 * Days since the password was last given on this device when that is `limit` or more, and null while it is fewer. A
 * device that is not known counts as due, and so does a clock that was set back by a day or more.
 */
export function daysDue(db: ReadDb, device: string, now: number, limit: number): number | null {
  const last = getDeviceEntries(db, device);
  if (last === null || now < last.seenAt - DAY_MS) return limit;
  const days = Math.floor((Math.max(now, last.seenAt) - last.passwordAt) / DAY_MS);
  return days >= limit ? days : null;
}
