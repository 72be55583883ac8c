import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import type { FilePicker } from '../../ports/file-picker.ts';
import type { Files } from '../../ports/files.ts';
import type { Random } from '../../ports/random.ts';
import type { ChainPlace, RowSource, Vault } from '../../vault/index.ts';
import {
  type AuditQuery,
  type AuditRowAndKey,
  auditAfter,
  auditPage,
  countAudit,
  entryOf,
  lastAuditRow,
} from '../../vault/repositories/audit.ts';
import { withFileErrors } from '../import/tickets.ts';
import { saveFile } from '../save-file.ts';
import type { PlaceTickets } from '../tickets.ts';
import type { VaultSession } from '../vault-session.ts';
import { MAX_EXPORT_BYTES, readExport } from './export-file.ts';
import { type ExportFormat, exportHead, exportRow } from './export-text.ts';
import type { HeadTeller } from './tell-head.ts';

type Part = NonNullable<ParsedInput<'audit.exportPart'>['after']>;

/** The history as a whole: looking through it, checking it, taking it out. */
export interface Audit {
  list(query: ParsedInput<'audit.list'>): Output<'audit.list'>;
  head(): Output<'audit.head'>;
  /** Throws `ticket-expired`, `file-unreadable`, `file-too-large`, `export-unusable`. */
  verify(request: ParsedInput<'audit.verify'>): Promise<Output<'audit.verify'>>;
  /** Throws `ticket-expired`, `disk-full`, `file-not-writable`. */
  exportTo(request: ParsedInput<'audit.export'>): Promise<Output<'audit.export'>>;
  exportPart(request: ParsedInput<'audit.exportPart'>): Output<'audit.exportPart'>;
}

const ROWS_AT_ONCE = 1000;

const EVERYTHING: AuditQuery = {
  credentialId: null,
  group: 'all',
  via: null,
  from: null,
  to: null,
  text: '',
};

const isEverything = (query: AuditQuery): boolean =>
  Object.entries(EVERYTHING).every(([name, value]) => query[name as keyof AuditQuery] === value);

export function createAudit(deps: {
  readonly session: VaultSession;
  readonly files: Files;
  readonly random: Random;
  readonly picker: FilePicker;
  readonly places: PlaceTickets;
  readonly heads: HeadTeller;
}): Audit {
  const { session, files, random, picker, places, heads } = deps;

  /** The row about the export is a part of it, and there is no export without its row. */
  const begin = (query: AuditQuery, format: ExportFormat, to: 'file' | 'terminal'): Part => {
    const vault = session.vault();
    return vault.write((db) => {
      const scope = isEverything(query) ? 'whole' : 'selection';
      vault.audit(db, { action: 'audit.exported', credentialId: null, detail: { format, scope, to } });
      return { seq: 0, last: lastAuditRow(db)?.seq ?? 0 };
    });
  };

  const rowsAfter = (vault: Vault, query: AuditQuery, { seq, last }: Part): AuditRowAndKey[] =>
    vault.read((db) => auditAfter(db, query, { seq, last, limit: ROWS_AT_ONCE }));

  const head = (query: AuditQuery, format: ExportFormat, { last }: Part): string =>
    exportHead(format, { vaultId: session.vault().id, whole: isEverything(query), last });

  const chosenPath = async (format: ExportFormat, ticket: TicketId | null): Promise<string | null> => {
    if (ticket !== null) return places.pathOf(ticket, 'save');
    const chosen = await picker.saveFile({ kind: `history-${format}`, name: `keyturn-history.${format}` });
    return chosen === null ? null : places.pathOf(await places.issue(chosen, 'save'), 'save');
  };

  const readFile = async (ticket: TicketId): Promise<Buffer> => {
    const path = places.pathOf(ticket, 'backup');
    const facts = await files.facts(path);
    if (facts !== null && facts.size > MAX_EXPORT_BYTES) throw new KeyturnError('file-too-large');
    return withFileErrors(() => files.read(path, MAX_EXPORT_BYTES));
  };

  return {
    list: ({ offset, limit, ...query }) =>
      session.vault().read((db) => ({
        total: countAudit(db, query),
        rows: auditPage(db, query, { offset, limit }).map((row) => ({
          entry: entryOf(row),
          subject: subjectOf(row),
        })),
      })),

    head() {
      const vault = session.vault();
      const { at, end } = vault.read((db) => ({ at: lastAuditRow(db)?.at ?? null, end: vault.head() }));
      return {
        ...end,
        at,
        state: session.auditBroken() ? 'broken' : 'whole',
        sinkFailed: heads.failed(),
        headsFile: heads.file,
      };
    },

    async verify({ earlier, file }) {
      const vault = session.vault();
      const rows = file === null ? null : readExport(await readFile(file), vault.id);
      const known =
        earlier === null ? null : { count: earlier.count, head: Buffer.from(earlier.head, 'hex') };
      // An export may be older than the anchor: only the vault's own chain must reach it.
      const anchor = rows === null ? vault.auditAnchor() : null;
      const places = [known, anchor].filter((place): place is ChainPlace => place !== null);
      const found = await vault.examineAudit(places, rows === null ? undefined : sourceOf(rows));
      const anchored = anchor === null || found.passes.at(-1) === true;
      // A chain that fits in itself and is not the one that the header knows was cut or made anew somewhere before.
      const brokenAt = found.brokenAt ?? (anchored ? null : anchor.count);
      if (rows === null && brokenAt !== null) session.noteAuditBroken();
      const missing = known !== null && found.passes[0] !== true;
      return {
        state: brokenAt === null && !missing ? 'whole' : 'broken',
        brokenAt,
        earlier: known === null ? 'none' : missing ? 'missing' : 'found',
        count: found.count,
      };
    },

    async exportTo({ format, ticket, ...query }) {
      const path = await chosenPath(format, ticket);
      if (path === null) return null;
      let after = begin(query, format, 'file');
      const chunks = [Buffer.from(head(query, format, after))];
      let count = 0;
      for (;;) {
        const rows = rowsAfter(session.vault(), query, after);
        chunks.push(Buffer.from(rows.map((row) => exportRow(format, row)).join('')));
        count += rows.length;
        if (rows.length < ROWS_AT_ONCE) break;
        after = { ...after, seq: rows.at(-1)?.seq ?? after.last };
        await new Promise((resolve) => setImmediate(resolve));
      }
      await saveFile({ files, random }, path, Buffer.concat(chunks));
      if (ticket !== null) places.drop(ticket);
      return { rows: count };
    },

    exportPart({ format, after, ...query }) {
      const from = after ?? begin(query, format, 'terminal');
      const rows = rowsAfter(session.vault(), query, from);
      const last = rows.at(-1);
      return {
        text: [
          ...(after === null ? [head(query, format, from)] : []),
          ...rows.map((row) => exportRow(format, row)),
        ].join(''),
        next: rows.length < ROWS_AT_ONCE || last === undefined ? null : { ...from, seq: last.seq },
      };
    },
  };
}

function subjectOf(row: AuditRowAndKey): Output<'audit.list'>['rows'][number]['subject'] {
  if (row.key_label === null) return null;
  return {
    label: row.key_label,
    // The column holds nothing but catalogue ids, and the channel's own schema checks it.
    cloud: row.key_cloud as NonNullable<Output<'audit.list'>['rows'][number]['subject']>['cloud'],
    publicId: row.key_public_id ?? '',
    purged: row.key_purged === 1,
  };
}

/** Rows of a file: asked for by number, given by place, so that one that is missing or moved is noticed. */
function sourceOf(rows: ReturnType<typeof readExport>): RowSource {
  let given = 0;
  return (_seq, limit) => {
    const next = rows.slice(given, given + limit);
    given += next.length;
    return next;
  };
}
