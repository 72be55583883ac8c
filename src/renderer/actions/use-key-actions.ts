import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue } from '../../shared/catalogue/index.ts';
import type { CredentialSummary } from '../../shared/model/credential.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import { useStores } from '../stores/react.ts';
import { showToast } from '../ui/index.ts';
import { useTell } from './use-tell.ts';

/** What can be done with a key from a row, the detail pane, a shortcut or the palette. Failures become toasts. */
export interface KeyActions {
  /** The answer becomes part of the key. */
  verify(id: CredentialId): void;
  /** Has main copy a field; resolves to the instant of clearing as CopyButton wants it, rejects after telling why. */
  copy(id: CredentialId, field: string): Promise<number | null>;
  /** As `copy`, with a toast in place of a countdown. */
  copyFromAfar(key: CredentialSummary, what: 'id' | 'secret'): Promise<void>;
  /** Fetches one plaintext; rejects after telling why. */
  reveal(id: CredentialId, field: string): Promise<string>;
  clearClipboard(): Promise<void>;
  /** Into the bin, with a way back in the toast. */
  remove(key: Pick<CredentialSummary, 'id' | 'label'>): Promise<void>;
  restore(key: Pick<CredentialSummary, 'id' | 'label'>): Promise<void>;
}

/** The actions on keys, bound to the window's stores and language. */
export function useKeyActions(): KeyActions {
  const { t } = useTranslation();
  const { client, list, verification } = useStores();
  const tell = useTell();
  return useMemo(() => {
    const told = async <T>(run: () => Promise<T>): Promise<T> => {
      try {
        return await run();
      } catch (thrown) {
        tell(thrown);
        throw thrown;
      }
    };
    const copy: KeyActions['copy'] = (id, field) =>
      told(async () => (await client.call('credentials.copy', { id, field })).clearsAt);
    const restore: KeyActions['restore'] = async ({ id, label }) => {
      const leave = list.leaving(id);
      try {
        await client.call('credentials.restore', { ids: [id] });
        leave();
        showToast({ title: t('vault.toast.restored', { label }), tone: 'success' });
      } catch (thrown) {
        tell(thrown);
      }
    };
    return {
      verify: (id) => void verification.verify([id]),
      copy,
      copyFromAfar: async (key, what) => {
        const spec = catalogue[key.cloud];
        try {
          const clearsAt = await copy(key.id, what === 'id' ? spec.publicIdField : spec.secretField);
          const seconds = clearsAt === null ? null : Math.round((clearsAt - Date.now()) / 1000);
          showToast({
            title: t(what === 'id' ? 'vault.toast.idCopied' : 'vault.toast.secretCopied', {
              label: key.label,
            }),
            tone: 'success',
            id: 'copied',
            ...(seconds === null
              ? {}
              : { detail: t('vault.toast.clears', { count: seconds }), lasts: seconds * 1000 }),
          });
        } catch {
          // `copy` has told why.
        }
      },
      reveal: (id, field) => told(async () => (await client.call('credentials.reveal', { id, field })).value),
      clearClipboard: () =>
        told(async () => {
          await client.call('clipboard.clear', {});
        }),
      remove: async ({ id, label }) => {
        const leave = list.leaving(id);
        try {
          await client.call('credentials.remove', { ids: [id] });
          leave();
          showToast({
            title: t('vault.toast.removed', { label }),
            action: {
              label: t('common.undo'),
              run: () => {
                client.call('credentials.restore', { ids: [id] }).then(() => list.select(id), tell);
              },
            },
          });
        } catch (thrown) {
          tell(thrown);
        }
      },
      restore,
    };
  }, [t, tell, client, list, verification]);
}
