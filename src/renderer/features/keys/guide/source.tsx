import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './guide.module.css';

/** Where something is known from; out of the way until it is asked for. Addresses are told, never opened. */
export function Source({ of }: { readonly of: readonly string[] }) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.source}>
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {t('guide.source', { count: of.length })}
      </button>
      <ul id={id} hidden={!open}>
        {of.map((source) => (
          <li key={source} translate="no" data-selectable>
            {source}
          </li>
        ))}
      </ul>
    </div>
  );
}
