import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HandOverRequest } from '../../../shared/model/hand-over.ts';
import { CopyPublic } from '../../actions/copy-public.tsx';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { Tag } from '../../ui/index.ts';
import { ForgetButton } from './forget-button.tsx';
import styles from './hand-over.module.css';

/** A request that was made here. */
export function RequestRow({ request }: { readonly request: HandOverRequest }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { id, name, text, at, until, used, acknowledgement } = request;
  const over = !used && until <= now;
  return (
    <li className={styles.row}>
      <Inbox size={16} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.name}>
          {t('handOver.requestOf', { name })}
          {used && <Tag>{t('handOver.used')}</Tag>}
          {over && <Tag>{t('handOver.expired')}</Tag>}
        </p>
        <p className={styles.facts}>
          {[
            t('handOver.madeAt', { when: format.relative(at, now) }),
            ...(used || over ? [] : [t('handOver.holds', { when: format.until(until, now) })]),
          ].join(' · ')}
        </p>
      </div>
      <span className={styles.acts}>
        {!used && !over && <CopyPublic label={t('handOver.requestOf', { name })} text={text} />}
        {acknowledgement !== null && (
          <CopyPublic label={t('handOver.copyAcknowledgement', { name })} text={acknowledgement} />
        )}
        <ForgetButton id={id} name={t('handOver.requestOf', { name })} holds={!used && !over} />
      </span>
    </li>
  );
}
