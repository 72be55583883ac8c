import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input } from '../../shared/ipc/contract.ts';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { CredentialId, TicketId } from '../../shared/model/ids.ts';
import type { ImportPreview } from '../../shared/model/import.ts';
import type { Client } from '../bridge/client.ts';
import { toWireError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

/** How far an import has come. */
export type ImportStep =
  | { readonly kind: 'choose' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview'; readonly preview: ImportPreview; readonly saving: boolean }
  | {
      readonly kind: 'done';
      readonly added: readonly CredentialId[];
      readonly skipped: number;
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
  show(preview: ImportPreview): void;
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

  async function read(ask: () => Promise<ImportPreview | null>): Promise<void> {
    const current = latest.begin();
    state.setState({ step: { kind: 'reading' }, error: null });
    try {
      const preview = await ask();
      if (!current()) return;
      state.setState(
        preview === null ? CHOOSE : { step: { kind: 'preview', preview, saving: false }, error: null },
      );
    } catch (thrown) {
      if (current()) state.setState({ step: { kind: 'choose' }, error: toWireError(thrown) });
    }
  }

  function reset(): void {
    latest.drop();
    state.setState(CHOOSE, true);
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
    show(preview) {
      latest.drop();
      state.setState({ step: { kind: 'preview', preview, saving: false }, error: null });
    },
    async commit(rows) {
      const { step } = state.getState();
      if (step.kind !== 'preview' || step.saving) return;
      const current = latest.begin();
      state.setState({ step: { ...step, saving: true }, error: null });
      try {
        const { added, skipped } = await client.call('import.commit', {
          preview: step.preview.preview,
          rows,
        });
        if (!current()) return;
        const { fileName, source } = step.preview;
        state.setState({ step: { kind: 'done', added, skipped, fileName, source, sourceDeleted: false } });
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
    async discard() {
      const { step } = state.getState();
      reset();
      if (step.kind === 'preview') await client.call('import.discard', { preview: step.preview.preview });
    },
    reset,
  };
}
