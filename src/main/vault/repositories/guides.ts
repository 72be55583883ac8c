import { z } from 'zod';
import { cloudId } from '../../../shared/model/cloud.ts';
import type { GuideName, GuideProgress } from '../../../shared/model/guide.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';
import { hasTable } from '../db/tables.ts';

interface Row {
  readonly cloud: string;
  readonly kind: string;
  readonly site: string;
  readonly done: string;
  readonly at: number;
}

const TABLE = 'guide_progress';
/** Where the migration to version 80 looks for it. */
const KEPT = 'guideProgress';
const steps = z.array(z.string()).catch([]);

/** How far each guide came, the last one that was worked on first; those of platforms that this program does not know are left out. */
export function listGuideProgress(db: ReadDb): GuideProgress[] {
  return db.all<Row>(`SELECT * FROM ${TABLE} ORDER BY at DESC, cloud, kind, site`).flatMap((row) => {
    const cloud = cloudId.safeParse(row.cloud);
    return cloud.success ? [{ ...row, cloud: cloud.data, done: steps.parse(JSON.parse(row.done)) }] : [];
  });
}

export function putGuideProgress(db: WriteDb, { cloud, kind, site, done, at }: GuideProgress): void {
  db.run(
    `INSERT INTO ${TABLE} (cloud, kind, site, done, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (cloud, kind, site) DO UPDATE SET done = excluded.done, at = excluded.at`,
    cloud,
    kind,
    site,
    JSON.stringify(done),
    at,
  );
}

export function deleteGuideProgress(db: WriteDb, { cloud, kind, site }: GuideName): void {
  db.run(`DELETE FROM ${TABLE} WHERE cloud = ? AND kind = ? AND site = ?`, cloud, kind, site);
}

/** Takes over what another copy of this vault has of guides, where it is the later word. */
export function mergeGuideProgress(db: WriteDb, other: ReadDb): void {
  const nameOf = ({ cloud, kind, site }: GuideName) => `${cloud} ${kind} ${site}`;
  const here = new Map(listGuideProgress(db).map((one) => [nameOf(one), one.at]));
  for (const one of listGuideProgress(other)) {
    if (one.at > (here.get(nameOf(one)) ?? -1)) putGuideProgress(db, one);
  }
}

/** Puts it among the settings of a schema that has no table for it: settings travel through older programs unchanged. */
export function keepGuideProgress(from: ReadDb, to: WriteDb): void {
  if (!hasTable(from, TABLE) || hasTable(to, TABLE)) return;
  const rows = from.all<Row>(`SELECT cloud, kind, site, done, at FROM ${TABLE} ORDER BY cloud, kind, site`);
  if (rows.length === 0) return;
  to.run('INSERT INTO settings (key, value) VALUES (?, ?)', KEPT, JSON.stringify(rows));
}
