import { useTranslation } from 'react-i18next';
import { type Name, nameText } from '../../../shared/crosswalk/index.ts';
import { copyText } from '../../lib/copy-text.ts';
import { showToast } from '../../ui/index.ts';
import styles from './crosswalk.module.css';

/** Names that are copied by a press. */
export function NameList({ names }: { readonly names: readonly Name[] }) {
  const { t, i18n } = useTranslation();
  const copy = (name: string): void => {
    copyText(name);
    showToast({ title: t('crosswalk.copied', { name }), tone: 'success', id: 'name-copied' });
  };
  if (names.length === 0) return <span className={styles.none}>{t('crosswalk.none')}</span>;
  return (
    <span className={styles.names}>
      {names.map((name) => {
        const text = nameText(name, i18n.language);
        return (
          <button
            key={text}
            type="button"
            className={styles.name}
            translate="no"
            aria-label={t('ui.copy.copyOf', { label: text })}
            onClick={() => copy(text)}
          >
            {text}
          </button>
        );
      })}
    </span>
  );
}
