import { z } from 'zod';
import type { ReadDb, WriteDb } from '../db/handles.ts';
import { jsonColumn } from './json-column.ts';

const entries = z.object({
  /** When the password or the recovery code was last given on this device. */
  passwordAt: z.number(),
  /** The latest time that this device's clock was seen to show since then. */
  seenAt: z.number(),
});
export type DeviceEntries = z.infer<typeof entries>;

const keyOf = (device: string): string => `device:${device}`;

/** Null for a device on which no password was given yet. */
export function getDeviceEntries(db: ReadDb, device: string): DeviceEntries | null {
  const row = db.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', keyOf(device));
  return jsonColumn(entries, row?.value ?? null);
}

export function putDeviceEntries(db: WriteDb, device: string, at: DeviceEntries): void {
  db.run(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    keyOf(device),
    JSON.stringify(at),
  );
}
