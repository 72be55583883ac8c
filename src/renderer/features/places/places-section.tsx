import { Plus, ScanSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import { canServe } from '../../stores/consumers.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { rotationOf } from '../../stores/rotations.ts';
import { Button, IconButton, Section, Spinner, WireErrorNotice } from '../../ui/index.ts';
import { PlaceRow } from './place-row.tsx';
import styles from './places.module.css';
import { useServe } from './use-serve.ts';

/** Where a key is used: each place with how it stands, and ways to tell of more. */
export function PlacesSection({ detail }: { readonly detail: CredentialDetail }) {
  const { t } = useTranslation();
  const { consumers, dialogs, rotations } = useStores();
  const { of, views, error, busy } = useLive(consumers, (state) => state);
  const serve = useServe();
  const still = detail.removedAt !== null;
  // Until the new key is the active one, its rotation gives it to the places: they are not to get the old one from here.
  const turning = useLive(rotations, (state) => rotationOf(state, detail.id)?.credentialId === detail.id);
  // A moment after another key came into sight.
  const known = of === detail.id ? views : null;
  if (still && (known === null || known.length === 0)) return null;
  const behind = turning ? [] : (known ?? []).filter(canServe);
  const add = () => dialogs.open({ kind: 'place-add', id: detail.id });
  return (
    <Section
      title={t('places.title')}
      aside={
        !still &&
        known !== null &&
        known.length > 0 && (
          <>
            {behind.length > 1 && (
              <Button
                size="s"
                look="ghost"
                busy={behind.every(({ id }) => busy.has(id))}
                onClick={() => void serve(behind.map(({ id }) => id))}
              >
                {t('places.updateAll')}
              </Button>
            )}
            <IconButton size="s" icon={Plus} label={t('places.add')} onClick={add} />
          </>
        )
      }
    >
      {error !== null && (
        <WireErrorNotice
          error={error}
          actions={
            <Button size="s" onClick={() => void consumers.refresh([])}>
              {t('common.retry')}
            </Button>
          }
        />
      )}
      {known === null && error === null && (
        <p className={styles.waiting}>
          <Spinner />
          {t('places.loading')}
        </p>
      )}
      {known !== null &&
        (known.length === 0 ? (
          <Empty onAdd={add} />
        ) : (
          <ul className={styles.rows} aria-label={t('places.title')}>
            {known.map((view) => (
              <PlaceRow key={view.id} view={view} still={still} turning={turning} />
            ))}
          </ul>
        ))}
    </Section>
  );
}

function Empty({ onAdd }: { readonly onAdd: () => void }) {
  const { t } = useTranslation();
  const { places } = useStores();
  return (
    <div className={styles.empty}>
      <p className={styles.quiet}>{t('places.none')}</p>
      <div className={styles.buttons}>
        <Button size="s" icon={Plus} onClick={onAdd}>
          {t('places.add')}
        </Button>
        <Button size="s" look="ghost" icon={ScanSearch} onClick={places.look}>
          {t('places.lookAround')}
        </Button>
      </div>
    </div>
  );
}
