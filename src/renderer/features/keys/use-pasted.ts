import { type RefObject, useState } from 'react';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { GuideName } from '../../../shared/model/guide.ts';
import type { ImportFound } from '../../../shared/model/import.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import { type Filling, fillingOf } from './fill.ts';
import type { Recognised } from './filled-notice.tsx';
import type { FormHandle } from './key-form.tsx';
import type { FormDraft } from './use-draft.ts';

interface PastedOptions {
  readonly draft: FormDraft;
  readonly place: GuideName;
  readonly handle: RefObject<FormHandle | null>;
  /** The key is of another platform: the form there starts with what was found. */
  readonly onElsewhere: (filling: Filling, label: string) => void;
  readonly onPlace: (place: GuideName) => void;
}

export interface Pasted {
  readonly recognised: Recognised | null;
  readonly busy: boolean;
  readonly error: WireError | null;
  /** A text for the form as a whole; a failure is told. */
  text(text: string): Promise<void>;
  file(file: File): Promise<void>;
  /** A text that was meant for one field; false, and nothing told, where no key is in it. */
  several(text: string): Promise<boolean>;
}

/** Fills the form from a text or a file: main reads it, and the secrets go from its preview into the draft there. */
export function usePasted({ draft, place, handle, onElsewhere, onPlace }: PastedOptions): Pasted {
  const { client } = useStores();
  const [recognised, setRecognised] = useState<Recognised | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);

  const take = async (source: ImportFound): Promise<void> => {
    const preview =
      source.kind === 'keys'
        ? source
        : await client.call('import.mapTables', { tables: source.tables, mapping: source.guess });
    const [first] = preview.rows;
    if (first === undefined || preview.rows.length > 1) {
      setRecognised({ kind: 'several', found: source, count: preview.rows.length });
      return;
    }
    const swapped = first.mistakes.find(({ kind, mends }) => kind === 'swapped' && mends);
    // Main alone knows which half is which, and a form cannot exchange what it holds for what it shows.
    const row =
      swapped === undefined
        ? first
        : await client.call('import.mend', {
            ...{ preview: preview.preview, index: first.index, mistake: swapped.kind },
          });
    const filling = fillingOf(row, place);
    const { cloud } = filling.place;
    const found = { preview: preview.preview, index: row.index, cloud };
    if (filling.held.length > 0) await draft.adopt({ ...found, held: filling.held });
    await client.call('import.discard', { preview: preview.preview });
    if (source.kind === 'tables') await client.call('import.discard', { preview: source.tables });
    setRecognised({ kind: 'one', row, filling, swapped: swapped !== undefined });
    // Where nobody named the key its masked id stands in, which says nothing that the form does not.
    const label = row.label === row.publicId ? '' : row.label;
    if (cloud !== place.cloud) return onElsewhere(filling, label);
    onPlace(filling.place);
    handle.current?.fill(filling, label);
  };

  const read = async (ask: () => Promise<ImportFound>): Promise<WireError | null> => {
    setBusy(true);
    setError(null);
    try {
      await take(await ask());
      return null;
    } catch (thrown) {
      return toWireError(thrown);
    } finally {
      setBusy(false);
    }
  };

  return {
    recognised,
    busy,
    error,
    text: async (text) => setError(await read(() => client.call('import.previewText', { text }))),
    file: async (file) => {
      const ask = async () => client.call('import.previewFile', { ticket: await client.fileTicket(file) });
      setError(await read(ask));
    },
    several: async (text) => (await read(() => client.call('import.previewText', { text }))) === null,
  };
}
