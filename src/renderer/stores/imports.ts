import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input } from '../../shared/ipc/contract.ts';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { MistakeKind } from '../../shared/mistakes/index.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import type { TicketId } from '../../shared/model/ids.ts';
import type { ImportDone, ImportFound, ImportPreview, ImportRow } from '../../shared/model/import.ts';
import type { ImportTables, TableMapping } from '../../shared/model/import-tables.ts';
import { leftOut } from '../../shared/model/import-taking.ts';
import type { Client } from '../bridge/client.ts';
import { toWireError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

/** Tables, how they are read, and what that makes of them; null while it is found out. */
export interface Mapped {
  readonly tables: ImportTables;
  readonly mapping: TableMapping;
  readonly rows: ImportPreview | null;
}

/** Another manager's file that opens with a password, or with a key file. */
type LockedSource = Extract<ImportFound, { kind: 'locked' }>;

/** How far an import has come. */
export type ImportStep =
  | { readonly kind: 'choose' }
  | { readonly kind: 'reading' }
  | {
      /** Another manager's file wants its password. */
      readonly kind: 'locked';
      readonly locked: LockedSource;
      readonly keyFile: TicketId | null;
      readonly opening: boolean;
    }
  | ({ readonly kind: 'mapping' } & Mapped)
  | {
      readonly kind: 'preview';
      readonly preview: ImportPreview;
      readonly saving: boolean;
      /** The tables that it was read from; null for other sources. */
      readonly mapped: Mapped | null;
    }
  | {
      readonly kind: 'done';
      readonly outcome: ImportDone;
      /** How many keys of the source are not in the vault. */
      readonly left: number;
      readonly fileName: string | null;
      /** The plaintext file, as long as it can still be deleted. */
      readonly source: TicketId | null;
      readonly sourceDeleted: boolean;
    };

export interface ImportState {
  readonly step: ImportStep;
  readonly error: WireError | null;
}

/** One import at a time. Text and secrets stay in main; only the preview comes here. */
export interface Imports {
  readonly state: StoreApi<ImportState>;
  /** Opens the system's file dialog; nothing happens when it is closed without a choice. */
  pick(): Promise<void>;
  readFile(file: File): Promise<void>;
  readText(text: string): Promise<void>;
  /** Goes on with what was read elsewhere, such as by a form that found several keys in a text. */
  show(found: ImportFound): Promise<void>;
  /** Opens the system's file dialog for the key file of a database. */
  pickKeyFile(): Promise<void>;
  dropKeyFile(): void;
  /** Opens another manager's file. It stays where it was when that fails, so that it can be tried again. */
  unlock(password: string): Promise<void>;
  /** Reads the tables in another way. */
  remap(mapping: TableMapping): Promise<void>;
  /** From the mapping on to its rows, once they are there. */
  showRows(): void;
  /** Back to the mapping, where there is one, else to the start. */
  back(): Promise<void>;
  /** Puts the mistakes of one kind in a row right, in main. */
  mend(index: number, mistake: MistakeKind): Promise<void>;
  /** Puts right what can be put right in all rows, in main. The rows then; null where that failed. */
  mendAll(): Promise<readonly ImportRow[] | null>;
  /** Has a row read as a key of this cloud. The row then; null where that failed. */
  chooseCloud(index: number, cloud: CloudId): Promise<ImportRow | null>;
  commit(rows: Input<'import.commit'>['rows']): Promise<void>;
  deleteSource(): Promise<void>;
  /** Back to the start; main drops what it had read. */
  discard(): Promise<void>;
  reset(): void;
}

const CHOOSE: ImportState = { step: { kind: 'choose' }, error: null };

/** Creates the store. */
export function createImports(client: Client): Imports {
  const state = createStore<ImportState>(() => CHOOSE);
  const latest = createLatest();

  async function remap(tables: ImportTables, mapping: TableMapping): Promise<void> {
    const current = latest.begin();
    state.setState({ step: { kind: 'mapping', tables, mapping, rows: null }, error: null });
    try {
      const rows = await client.call('import.mapTables', { tables: tables.tables, mapping });
      if (current()) state.setState({ step: { kind: 'mapping', tables, mapping, rows } });
    } catch (thrown) {
      if (current()) state.setState({ error: toWireError(thrown) });
    }
  }

  async function take(found: ImportFound): Promise<void> {
    if (found.kind === 'tables') return remap(found, found.guess);
    const step: ImportStep =
      found.kind === 'locked'
        ? { kind: 'locked', locked: found, keyFile: null, opening: false }
        : { kind: 'preview', preview: found, saving: false, mapped: null };
    state.setState({ step, error: null });
  }

  async function read(ask: () => Promise<ImportFound | null>): Promise<void> {
    const current = latest.begin();
    state.setState({ step: { kind: 'reading' }, error: null });
    try {
      const found = await ask();
      if (!current()) return;
      if (found === null) return state.setState(CHOOSE);
      await take(found);
    } catch (thrown) {
      if (current()) state.setState({ step: { kind: 'choose' }, error: toWireError(thrown) });
    }
  }

  /** Puts rows as main has them now in the place of what was shown. */
  async function reread(
    ask: (preview: TicketId) => Promise<readonly ImportRow[]>,
  ): Promise<readonly ImportRow[] | null> {
    const { step } = state.getState();
    if (step.kind !== 'preview' || step.saving) return null;
    const { preview } = step.preview;
    try {
      const changed = await ask(preview);
      const now = state.getState().step;
      if (now.kind !== 'preview' || now.preview.preview !== preview) return null;
      const byIndex = new Map(changed.map((row) => [row.index, row]));
      const rows = now.preview.rows.map((row) => byIndex.get(row.index) ?? row);
      state.setState({ step: { ...now, preview: { ...now.preview, rows } }, error: null });
      return changed;
    } catch (thrown) {
      state.setState({ error: toWireError(thrown) });
      return null;
    }
  }

  function reset(): void {
    latest.drop();
    state.setState(CHOOSE, true);
  }

  async function discard(): Promise<void> {
    const { step } = state.getState();
    reset();
    const mapped = step.kind === 'mapping' ? step : step.kind === 'preview' ? step.mapped : null;
    const rows = step.kind === 'preview' ? step.preview : mapped?.rows;
    for (const id of [rows?.preview, mapped?.tables.tables]) {
      if (id !== undefined) await client.call('import.discard', { preview: id });
    }
  }

  return {
    state,
    pick: () =>
      read(async () => {
        const picked = await client.call('import.pick', {});
        return picked === null ? null : client.call('import.previewFile', picked);
      }),
    readFile: (file) =>
      read(async () => client.call('import.previewFile', { ticket: await client.fileTicket(file) })),
    readText: (text) => read(() => client.call('import.previewText', { text })),
    show: (found) => read(async () => found),
    async pickKeyFile() {
      const { step } = state.getState();
      if (step.kind !== 'locked' || step.opening) return;
      const current = latest.begin();
      try {
        const picked = await client.call('import.pick', {});
        if (!current() || picked === null) return;
        state.setState({ step: { ...step, keyFile: picked.ticket }, error: null });
      } catch (thrown) {
        if (current()) state.setState({ error: toWireError(thrown) });
      }
    },
    dropKeyFile() {
      const { step } = state.getState();
      if (step.kind === 'locked') state.setState({ step: { ...step, keyFile: null }, error: null });
    },
    async unlock(password) {
      const { step } = state.getState();
      if (step.kind !== 'locked' || step.opening) return;
      const current = latest.begin();
      state.setState({ step: { ...step, opening: true }, error: null });
      try {
        const { locked, keyFile } = step;
        const found = await client.call('import.unlockManager', { ticket: locked.source, password, keyFile });
        if (current()) await take(found);
      } catch (thrown) {
        if (current()) state.setState({ step: { ...step, opening: false }, error: toWireError(thrown) });
      }
    },
    async remap(mapping) {
      const { step } = state.getState();
      if (step.kind === 'mapping') await remap(step.tables, mapping);
    },
    showRows() {
      const { step } = state.getState();
      if (step.kind !== 'mapping' || step.rows === null) return;
      const { tables, mapping, rows } = step;
      const mapped = { tables, mapping, rows };
      state.setState({ step: { kind: 'preview', preview: rows, saving: false, mapped }, error: null });
    },
    async back() {
      const { step } = state.getState();
      // What was mended is mended in main: the rows are read anew.
      if (step.kind === 'preview' && step.mapped !== null) {
        return remap(step.mapped.tables, step.mapped.mapping);
      }
      await discard();
    },
    async mend(index, mistake) {
      await reread(async (preview) => [await client.call('import.mend', { preview, index, mistake })]);
    },
    mendAll: () => reread(async (preview) => (await client.call('import.mendAll', { preview })).rows),
    async chooseCloud(index, cloud) {
      const rows = await reread(async (preview) => [
        await client.call('import.chooseCloud', { preview, index, cloud }),
      ]);
      return rows?.[0] ?? null;
    },
    async commit(rows) {
      const { step } = state.getState();
      if (step.kind !== 'preview' || step.saving) return;
      const current = latest.begin();
      state.setState({ step: { ...step, saving: true }, error: null });
      try {
        const outcome = await client.call('import.commit', {
          preview: step.preview.preview,
          rows,
        });
        if (!current()) return;
        const { fileName, source } = step.preview;
        const refused = new Set(outcome.refused.map(({ index }) => index));
        const taken = rows.map(({ index }) => index).filter((index) => !refused.has(index));
        const left = leftOut(step.preview, new Set(taken));
        state.setState({ step: { kind: 'done', outcome, left, fileName, source, sourceDeleted: false } });
      } catch (thrown) {
        if (current()) state.setState({ step: { ...step, saving: false }, error: toWireError(thrown) });
      }
    },
    async deleteSource() {
      const { step } = state.getState();
      if (step.kind !== 'done' || step.source === null) return;
      try {
        await client.call('import.deleteSource', { ticket: step.source });
        state.setState({ step: { ...step, source: null, sourceDeleted: true }, error: null });
      } catch (thrown) {
        state.setState({ error: toWireError(thrown) });
      }
    },
    discard,
    reset,
  };
}
