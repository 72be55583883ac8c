import { ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './managed-note.module.css';

/** A small mark beside or in the hint of a setting that a rule of this computer decides; `children` says the rule. */
export function ManagedNote({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <span className={styles.note}>
      <ShieldCheck size={12} aria-hidden />
      <span>{children ?? t('policy.managed')}</span>
    </span>
  );
}
