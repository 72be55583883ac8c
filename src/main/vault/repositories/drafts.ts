import { z } from 'zod';
import { type DraftForm, type DraftId, draftForm, draftId } from '../../../shared/model/draft.ts';
import { type CredentialId, credentialId } from '../../../shared/model/ids.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';
import { jsonColumn } from './json-column.ts';

/** A half-filled form. `held` names what `sealed` holds. */
export interface StoredDraft {
  readonly id: DraftId;
  readonly form: DraftForm;
  readonly subject: CredentialId | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly held: readonly string[];
  readonly sealed: Buffer;
  readonly at: number;
}

interface Row {
  readonly id: string;
  readonly form: string;
  readonly subject: string | null;
  readonly fields: string;
  readonly held: string;
  readonly sealed: Buffer;
  readonly at: number;
}

const texts = z.record(z.string(), z.string());
const STALE =
  'at < ? OR (subject IS NOT NULL AND NOT EXISTS (SELECT 1 FROM credentials WHERE credentials.id = drafts.subject))';

const fromRow = (row: Row): StoredDraft => ({
  id: draftId.parse(row.id),
  form: draftForm.parse(row.form),
  subject: credentialId.nullable().parse(row.subject),
  fields: jsonColumn(texts, row.fields) ?? {},
  held: jsonColumn(z.array(z.string()), row.held) ?? [],
  sealed: row.sealed,
  at: row.at,
});

export function getDraft(db: ReadDb, id: DraftId): StoredDraft | null {
  const row = db.get<Row>('SELECT * FROM drafts WHERE id = ?', id);
  return row === undefined ? null : fromRow(row);
}

/** The newest first. */
export function listDrafts(db: ReadDb): StoredDraft[] {
  return db.all<Row>('SELECT * FROM drafts ORDER BY at DESC, id').map(fromRow);
}

export function putDraft(db: WriteDb, draft: StoredDraft): void {
  db.run(
    `INSERT INTO drafts (id, form, subject, fields, held, sealed, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET fields = excluded.fields, held = excluded.held, sealed = excluded.sealed,
       at = excluded.at`,
    draft.id,
    draft.form,
    draft.subject,
    JSON.stringify(draft.fields),
    JSON.stringify(draft.held),
    draft.sealed,
    draft.at,
  );
}

export function deleteDraft(db: WriteDb, id: DraftId): void {
  db.run('DELETE FROM drafts WHERE id = ?', id);
}

/** Whether there is a draft from before this instant, or one about a key that is not there any more. */
export function hasStaleDrafts(db: ReadDb, before: number): boolean {
  return db.get(`SELECT 1 FROM drafts WHERE ${STALE} LIMIT 1`, before) !== undefined;
}

export function deleteStaleDrafts(db: WriteDb, before: number): void {
  db.run(`DELETE FROM drafts WHERE ${STALE}`, before);
}
