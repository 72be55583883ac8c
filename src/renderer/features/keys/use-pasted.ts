import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { MistakeKind } from '../../../shared/mistakes/index.ts';
import type { GuideName } from '../../../shared/model/guide.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import type { ImportFound, ImportRow } from '../../../shared/model/import.ts';
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
  /** Puts the mistakes of one kind in what was recognised right, in main, and fills the form anew. */
  mend(mistake: MistakeKind): Promise<void>;
  /** A text that was meant for one field; false, and nothing told, where no key is in it. */
  several(text: string): Promise<boolean>;
}

/** Fills the form from a text or a file: main reads it, and the secrets go from its preview into the draft there. */
export function usePasted({ draft, place, handle, onElsewhere, onPlace }: PastedOptions): Pasted {
  const { client } = useStores();
  const [recognised, setRecognised] = useState<Recognised | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  /** What main holds for a key that can still be mended. */
  const kept = useRef<readonly TicketId[]>([]);

  const release = useCallback(async (): Promise<void> => {
    const gone = kept.current;
    kept.current = [];
    for (const preview of gone) await client.call('import.discard', { preview });
  }, [client]);
  useEffect(() => () => void release().catch(() => undefined), [release]);

  const take = async (source: ImportFound): Promise<void> => {
    await release();
    if (source.kind === 'locked') return setRecognised({ kind: 'several', found: source, count: 0 });
    const preview =
      source.kind === 'keys'
        ? source
        : await client.call('import.mapTables', { tables: source.tables, mapping: source.guess });
    const [first] = preview.rows;
    if (first === undefined || preview.rows.length > 1) {
      setRecognised({ kind: 'several', found: source, count: preview.rows.length });
      return;
    }
    kept.current = [preview.preview, ...(source.kind === 'tables' ? [source.tables] : [])];
    const swapped = first.mistakes.find(({ kind, mends }) => kind === 'swapped' && mends);
    // Main alone knows which half is which, and a form cannot exchange what it holds for what it shows.
    await fill(
      preview.preview,
      swapped === undefined ? first : await mended(preview.preview, first, swapped.kind),
      swapped !== undefined,
    );
  };

  const mended = (preview: TicketId, { index }: ImportRow, mistake: MistakeKind): Promise<ImportRow> =>
    client.call('import.mend', { preview, index, mistake });

  const fill = async (preview: TicketId, row: ImportRow, swapped: boolean): Promise<void> => {
    const filling = fillingOf(row, place);
    const { cloud } = filling.place;
    if (cloud !== place.cloud) await draft.move(cloud);
    const { held, left } = filling;
    await draft.adopt({ ...{ preview, index: row.index, cloud }, held, left });
    setRecognised({ kind: 'one', preview, row, filling, swapped });
    // What can be mended is mended in the preview, so that one waits.
    if (!row.mistakes.some(({ mends }) => mends)) await release();
    // Where nobody named the key its masked id stands in, which says nothing that the form does not.
    const label = row.label === row.publicId ? '' : row.label;
    if (cloud !== place.cloud) return onElsewhere(filling, label);
    onPlace(filling.place);
    handle.current?.fill(filling, label);
  };

  const during = async (run: () => Promise<void>): Promise<WireError | null> => {
    setBusy(true);
    setError(null);
    try {
      await run();
      return null;
    } catch (thrown) {
      return toWireError(thrown);
    } finally {
      setBusy(false);
    }
  };

  const read = (ask: () => Promise<ImportFound>) => during(async () => take(await ask()));

  return {
    recognised,
    busy,
    error,
    text: async (text) => setError(await read(() => client.call('import.previewText', { text }))),
    file: async (file) => {
      const ask = async () => client.call('import.previewFile', { ticket: await client.fileTicket(file) });
      setError(await read(ask));
    },
    mend: async (mistake) => {
      if (recognised?.kind !== 'one') return;
      const { preview, row, swapped } = recognised;
      setError(await during(async () => fill(preview, await mended(preview, row, mistake), swapped)));
    },
    several: async (text) => (await read(() => client.call('import.previewText', { text }))) === null,
  };
}
