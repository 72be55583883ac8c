import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import type { HandOver } from '../../../shared/model/hand-over.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { CloudTile } from '../../ui/index.ts';
import { ForgetButton } from './forget-button.tsx';
import styles from './hand-over.module.css';

/** A key that was sealed for somebody, and whether they said that they have it. */
export function SentRow({ sent }: { readonly sent: HandOver }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { id, label, cloud, publicId, person, way, at, acknowledgedAt } = sent;
  const spec = catalogue[cloud];
  const name = t('handOver.sentTo', { label, person });
  return (
    <li className={styles.row}>
      <CloudTile monogram={spec.monogram} hue={spec.hue} label={inLocale(spec.name, i18n.language)} />
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        <p className={styles.facts}>
          {[maskPublicId(publicId), t(`handOver.by.${way}`), format.relative(at, now)].join(' · ')}
        </p>
        {acknowledgedAt === null ? (
          <p className={styles.facts}>{t('handOver.unacknowledged')}</p>
        ) : (
          <p className={styles.confirmed}>
            <CircleCheck size={14} aria-hidden />
            {t('handOver.acknowledged', { when: format.relative(acknowledgedAt, now) })}
          </p>
        )}
      </div>
      <span className={styles.acts}>
        <ForgetButton id={id} name={name} />
      </span>
    </li>
  );
}
