import { z } from 'zod';
import { type Worklist, worklist } from '../../../shared/model/recovery-kit.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';

const KEY = 'worklist';

/** What is kept of each key: what it was called when the list was made, since a key may be purged while it is open. */
const listed = worklist.unwrap().shape.items.unwrap().element.unwrap().pick({
  id: true,
  cloud: true,
  accountLabel: true,
  environment: true,
  label: true,
  publicId: true,
  power: true,
});
export type ListedKey = z.infer<typeof listed>;

const stored = z.object({
  since: z.number(),
  reason: worklist.unwrap().shape.reason,
  keys: z.array(listed),
});

/** An open worklist as it lies in the vault; how far each key is follows from the keys and rotations. */
export interface StoredWorklist {
  readonly since: number;
  readonly reason: Worklist['reason'];
  readonly keys: readonly ListedKey[];
}

/** Null where none is open. */
export function getWorklist(db: ReadDb): StoredWorklist | null {
  const row = db.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', KEY);
  return row === undefined ? null : stored.parse(JSON.parse(row.value));
}

/** Keeps it, or forgets it with null. */
export function putWorklist(db: WriteDb, list: StoredWorklist | null): void {
  if (list === null) {
    db.run('DELETE FROM settings WHERE key = ?', KEY);
    return;
  }
  db.run(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    KEY,
    JSON.stringify(list),
  );
}
