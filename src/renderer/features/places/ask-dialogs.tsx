import { useTranslation } from 'react-i18next';
import type { ConsumerView } from '../../../shared/model/consumer.ts';
import { useHome } from '../../actions/use-home.ts';
import { spokenPlace } from '../../lib/place-words.ts';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { announce, ConfirmDialog, WireErrorNotice } from '../../ui/index.ts';
import styles from './places.module.css';
import { useServe } from './use-serve.ts';

export interface AskProps {
  readonly view: ConsumerView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks before a place is forgotten; what lies there stays. */
export function RemovePlaceDialog({ view, open, onClose }: AskProps) {
  const { t } = useTranslation();
  const { client, consumers } = useStores();
  const place = spokenPlace(view.place, useHome());
  const { busy, error, run } = useTold();
  const asks = view.place.kind === 'file' && view.place.holds === 'command';
  const remove = () =>
    run(async () => {
      await client.call('consumers.remove', { ids: [view.id] });
      announce(t('places.remove.done', { place }));
      await consumers.refresh([]);
    });
  return (
    <ConfirmDialog
      open={open}
      busy={busy}
      title={t('places.remove.title', { place })}
      confirm={t('places.remove.confirm')}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      <div className={styles.question}>
        <p>{t('places.remove.detail')}</p>
        {asks && <p>{t('places.remove.asks')}</p>}
        {error !== null && <WireErrorNotice error={error} />}
      </div>
    </ConfirmDialog>
  );
}

/** Asks before a key is replaced that somebody else put there. */
export function OverwriteDialog({ view, open, onClose }: AskProps) {
  const { t } = useTranslation();
  const place = spokenPlace(view.place, useHome());
  const serve = useServe();
  const { busy, run } = useTold();
  return (
    <ConfirmDialog
      open={open}
      busy={busy}
      title={t('places.overwrite.title', { place })}
      confirm={t('places.overwrite.confirm')}
      onConfirm={() => void run(() => serve([view.id])).then(onClose)}
      onCancel={onClose}
    >
      <p>{t('places.overwrite.detail')}</p>
    </ConfirmDialog>
  );
}
