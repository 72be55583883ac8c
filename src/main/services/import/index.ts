import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import type { ImportPreview } from '../../../shared/model/import.ts';
import type { FoundKey } from '../../formats/found-key.ts';
import { decodeText } from '../../formats/text.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import type { VaultSession } from '../vault-session.ts';
import { type ChosenRows, commitDraft } from './commit.ts';
import { type Draft, draftFrom } from './preview.ts';
import { createShelf } from './shelf.ts';
import type { Committed, ImportTarget } from './target.ts';
import { createTickets, type SourceFiles } from './tickets.ts';

/** Taking keys in from files and texts. Paths and secrets never leave main: tickets and masked ids stand for them. */
export interface Imports {
  /** For the shell alone: a file that a person dropped, picked or named. Throws as `Tickets.issue`. */
  ticketFor(path: string): Promise<TicketId>;
  /** Throws `ticket-expired`, `file-changed`, `file-unreadable`, `file-too-large`, `file-not-text`, and as `previewText`. */
  previewFile(ticket: TicketId): Promise<ImportPreview>;
  /** Throws `nothing-found`, `csv-malformed`, `vault-locked`. */
  previewText(text: string): ImportPreview;
  /** Drops the preview once all is written. Throws `ticket-expired`, `invalid-input`, and what writing throws. */
  commit(preview: TicketId, rows: ChosenRows): Committed;
  /** A key of a preview, secrets included, for a form that it fills. Throws `ticket-expired`, `invalid-input`. */
  keyAt(preview: TicketId, index: number): FoundKey;
  discard(preview: TicketId): void;
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
  const { session, writing } = deps;
  const tickets = createTickets(deps);
  const drafts = createShelf<Draft>(deps);

  const preview = (text: string, source: Parameters<typeof draftFrom>[1]): ImportPreview => {
    const { draft, view } = draftFrom(text, source, writing);
    return { preview: drafts.put(draft), ...view };
  };

  return {
    ticketFor: tickets.issue,

    async previewFile(ticket) {
      const generation = drafts.generation();
      const { fileName, bytes } = await tickets.read(ticket);
      try {
        if (drafts.generation() !== generation) throw new KeyturnError('ticket-expired');
        return preview(decodeText(bytes), { fileName, ticket });
      } finally {
        bytes.fill(0);
      }
    },

    previewText: (text) => preview(text, null),

    commit(id, rows) {
      const draft = drafts.get(id);
      if (draft === undefined) throw new KeyturnError('ticket-expired');
      const done = commitDraft(draft, rows, writing);
      drafts.drop(id);
      return done;
    },

    keyAt(id, index) {
      const draft = drafts.get(id);
      if (draft === undefined) throw new KeyturnError('ticket-expired');
      const key = draft.keys[index];
      if (key === undefined) throw new KeyturnError('invalid-input', { field: 'index' });
      return key;
    },

    discard: drafts.drop,

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
    },
  };
}
