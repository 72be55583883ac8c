import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { MistakeKind } from '../../../shared/mistakes/index.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import type { ImportDone, ImportFound, ImportPreview, ImportRow } from '../../../shared/model/import.ts';
import type { TableMapping } from '../../../shared/model/import-tables.ts';
import type { FoundKey } from '../../formats/found-key.ts';
import type { ExportedFinds } from '../../formats/keyturn/found.ts';
import { managerOf } from '../../formats/managers/marks.ts';
import { MAX_TEXT_BYTES, tooLarge } from '../../formats/text.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import type { VaultSession } from '../vault-session.ts';
import { type ChosenRows, commitDraft } from './commit.ts';
import { rowAs } from './draft-row.ts';
import { mended, wholeMended } from './mend.ts';
import { type Draft, draftFrom, draftOf, type Source, viewAt, viewOf } from './preview.ts';
import { createShelf } from './shelf.ts';
import {
  type KeptTables,
  mapped,
  type Read,
  readEntries,
  readSource,
  readText,
  rowsOf,
  tablesView,
} from './tables.ts';
import type { ImportTarget } from './target.ts';
import { createTickets, type SourceFiles, type TicketPlace } from './tickets.ts';

/** Taking keys in from files and texts. Paths and secrets never leave main: tickets and masked ids stand for them. */
export interface Imports {
  /** For the shell alone: a file that a person dropped, picked or named. Throws as `Tickets.issue`. */
  ticketFor(path: string): Promise<TicketId>;
  /**
   * Throws `ticket-expired`, `file-changed`, `file-unreadable`, `file-too-large`, `file-not-text`, `sheet-unreadable`,
   * `sheet-encrypted`, `sheet-too-large`, `manager-unreadable`, `manager-too-costly`, and as `previewText`.
   */
  previewFile(ticket: TicketId): Promise<ImportFound>;
  /**
   * Opens another password manager's file; the keys in it are shown as of any other. It is nothing to delete afterwards. Throws
   * `manager-password`, `invalid-input` where the file is none, and as `previewFile`.
   */
  unlockManager(ticket: TicketId, password: string, keyFile: TicketId | null): Promise<ImportFound>;
  /** Throws `file-too-large`, `nothing-found`, `csv-malformed`, `too-many-keys`, `vault-locked`. */
  previewText(text: string): ImportFound;
  /**
   * Shows keys that another vault sealed and that main holds already; `taken` is told once any of them came in. Throws
   * `nothing-found`, `vault-locked`.
   */
  previewKeys(finds: ExportedFinds, taken: () => void): ImportFound;
  /** The keys of tables by a mapping; may be asked for again. Throws `ticket-expired`, `invalid-input`, `too-many-keys`, `vault-locked`. */
  mapTables(tables: TicketId, mapping: TableMapping): ImportPreview;
  /** Puts the mistakes of one kind in one row right. Throws `ticket-expired`, `invalid-input`, `vault-locked`. */
  mend(preview: TicketId, index: number, mistake: MistakeKind): ImportRow;
  /** Puts right what a program can, in all rows. Throws `ticket-expired`, `vault-locked`. */
  mendAll(preview: TicketId): readonly ImportRow[];
  /** Reads a row as a key of the cloud that a person says. Throws `ticket-expired`, `invalid-input`, `vault-locked`. */
  chooseCloud(preview: TicketId, index: number, cloud: CloudId): ImportRow;
  /** Drops the preview once all is written. Throws `ticket-expired`, as `commitDraft`, and what writing throws. */
  commit(preview: TicketId, rows: ChosenRows): Promise<ImportDone>;
  /** A key of a preview, secrets included, for a form that it fills. Throws `ticket-expired`, `invalid-input`. */
  keyAt(preview: TicketId, index: number): FoundKey;
  /** What a file holds whose use is another; the caller zeroes it. Throws as `Tickets.read`. */
  bytesOf(ticket: TicketId): Promise<Buffer>;
  /** Where a ticket's file lies, for what remembers the place. Throws `ticket-expired`. */
  placeOf(ticket: TicketId): TicketPlace;
  /** Forgets a preview, or tables. */
  discard(id: TicketId): void;
  /**
   * Deletes a plaintext file through its ticket, if it is unchanged, and records that. See `Tickets.deleteFile` for what
   * deleting does not do. Throws as `previewFile`.
   */
  deleteSource(ticket: TicketId): Promise<void>;
  /** Forgets every ticket and every preview with its secrets; reads under way come to nothing. Called at lock. */
  clear(): void;
}

export function createImports(deps: {
  readonly files: SourceFiles;
  readonly random: Random;
  readonly clock: Clock;
  readonly session: Pick<VaultSession, 'vault'>;
  readonly writing: ImportTarget;
}): Imports {
  const { session, writing, clock } = deps;
  const tickets = createTickets(deps);
  const drafts = createShelf<Draft>(deps);
  const shelf = createShelf<KeptTables>(deps);
  const committing = new Set<TicketId>();

  const draftAt = (id: TicketId): Draft => {
    const draft = drafts.get(id);
    if (draft === undefined || committing.has(id)) throw new KeyturnError('ticket-expired');
    return draft;
  };

  const found = (read: Exclude<Read, { kind: 'locked' }>, source: Source, plain = true): ImportFound => {
    session.vault();
    if (read.kind === 'text') {
      const { draft, view } = draftFrom(read.text, source, writing);
      return { kind: 'keys', preview: drafts.put(draft), ...view };
    }
    if (read.kind === 'entries') {
      if (read.rows.length === 0) throw new KeyturnError('nothing-found');
      const origin = { source, problems: [], untaken: 0, passedOver: read.passedOver };
      const { draft, view } = draftOf(read.rows, origin, writing);
      // A locked database holds nothing in plain text, and everything else that its owner keeps.
      return { kind: 'keys', preview: drafts.put(draft), ...view, source: plain ? view.source : null };
    }
    const { tables, problems, beside } = read;
    return {
      kind: 'tables',
      tables: shelf.put({ tables, source, problems, beside, draft: null }),
      fileName: source?.fileName ?? null,
      source: source?.ticket ?? null,
      ...tablesView(tables, clock.now()),
    };
  };

  return {
    ticketFor: tickets.issue,
    placeOf: tickets.place,
    bytesOf: async (ticket) => (await tickets.read(ticket)).bytes,

    async previewFile(ticket) {
      const generation = drafts.generation();
      const { fileName, bytes } = await tickets.read(ticket);
      try {
        const read = await readSource(bytes);
        if (drafts.generation() !== generation) throw new KeyturnError('ticket-expired');
        if (read.kind === 'locked') return { ...read, fileName, source: ticket };
        return found(read, { fileName, ticket });
      } finally {
        bytes.fill(0);
      }
    },

    async unlockManager(ticket, password, keyFile) {
      const generation = drafts.generation();
      const { fileName, bytes } = await tickets.read(ticket);
      const key = keyFile === null ? null : (await tickets.read(keyFile)).bytes;
      try {
        const manager = managerOf(bytes);
        if (manager === null) throw new KeyturnError('invalid-input', { field: 'ticket' });
        const read = await readEntries({ manager, bytes, password, keyFile: key });
        if (drafts.generation() !== generation) throw new KeyturnError('ticket-expired');
        // A password was given: whatever asks for one still asks for another.
        if (read.kind === 'locked') throw new KeyturnError('manager-password');
        return found(read, { fileName, ticket }, false);
      } finally {
        bytes.fill(0);
        key?.fill(0);
      }
    },

    previewText(text) {
      if (text.length > MAX_TEXT_BYTES) throw tooLarge();
      return found(readText(text), null);
    },

    previewKeys(finds, taken) {
      session.vault();
      const { rows, passedOver } = rowsOf(finds);
      if (rows.length === 0) throw new KeyturnError('nothing-found');
      const { draft, view } = draftOf(rows, { source: null, problems: [], untaken: 0, passedOver }, writing);
      return { kind: 'keys', preview: drafts.put({ ...draft, taken }), ...view };
    },

    mapTables(id, mapping) {
      const kept = shelf.get(id);
      if (kept === undefined) throw new KeyturnError('ticket-expired');
      session.vault();
      const { rows, origin } = mapped(kept, mapping, clock.now());
      const { draft, view } = draftOf(rows, origin, writing);
      if (kept.draft !== null && !committing.has(kept.draft)) drafts.drop(kept.draft);
      kept.draft = drafts.put({ ...draft, tables: id });
      return { preview: kept.draft, ...view };
    },

    mend(id, index, mistake) {
      const draft = draftAt(id);
      const row = draft.rows[index];
      if (row === undefined) throw new KeyturnError('invalid-input', { field: 'index' });
      draft.rows[index] = mended(row, mistake);
      return viewAt(draft, index, writing);
    },

    mendAll(id) {
      const draft = draftAt(id);
      for (const [index, row] of draft.rows.entries()) draft.rows[index] = wholeMended(row);
      return viewOf(draft, writing);
    },

    chooseCloud(id, index, cloud) {
      const draft = draftAt(id);
      const row = draft.rows[index];
      if (row === undefined) throw new KeyturnError('invalid-input', { field: 'index' });
      if (row.key.sure === 'certain' && cloud !== row.key.cloud) {
        throw new KeyturnError('invalid-input', { field: 'cloud' });
      }
      draft.rows[index] = rowAs(row, cloud);
      return viewAt(draft, index, writing);
    },

    async commit(id, rows) {
      const draft = draftAt(id);
      committing.add(id);
      try {
        const done = await commitDraft(draft, rows, writing);
        drafts.drop(id);
        if (done.added.length > 0) draft.taken?.();
        if (draft.tables !== null) shelf.drop(draft.tables);
        return done;
      } finally {
        committing.delete(id);
      }
    },

    keyAt(id, index) {
      const row = draftAt(id).rows[index];
      if (row === undefined) throw new KeyturnError('invalid-input', { field: 'index' });
      return row.key;
    },

    discard(id) {
      drafts.drop(id);
      shelf.drop(id);
    },

    async deleteSource(ticket) {
      const vault = session.vault();
      const file = await tickets.deleteFile(ticket);
      vault.write((db) => {
        vault.audit(db, { action: 'source-file.deleted', credentialId: null, detail: { file } });
      });
    },

    clear() {
      tickets.clear();
      drafts.clear();
      shelf.clear();
    },
  };
}
