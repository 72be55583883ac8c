import { Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './wait-note.module.css';

/** Why a button cannot be pressed for some seconds. Said once, and not at each second. */
export function WaitNote({ seconds }: { readonly seconds: number }) {
  const { t } = useTranslation();
  return (
    <p className={styles.note} role="timer">
      <Timer size={14} aria-hidden />
      {t('ui.wait', { count: seconds })}
    </p>
  );
}
