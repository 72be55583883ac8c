import { useTranslation } from 'react-i18next';
import type { PlannedPlace } from '../../../shared/model/consumer.ts';
import { PlaceHead, PlaceIcon } from '../../actions/place-head.tsx';
import styles from './checklist.module.css';

/** The places that the key was handed to, and what a rotation does about each. */
export function PlanPlaces({ places }: { readonly places: readonly PlannedPlace[] }) {
  const { t } = useTranslation();
  if (places.length === 0) return <p className={styles.state}>{t('deliver.none')}</p>;
  return (
    <ul className={styles.list} aria-label={t('places.title')}>
      {places.map(({ consumer, how }) => (
        <li key={consumer.id} className={styles.line}>
          <PlaceIcon kind={consumer.place.kind} />
          <div className={styles.words}>
            <PlaceHead place={consumer.place} />
            <p className={styles.state} data-by-hand={how === 'by-hand' ? '' : undefined}>
              {t(`deliver.how.${how}`)}
              {consumer.restart !== '' && ` · ${t('places.restartIs', { programs: consumer.restart })}`}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
