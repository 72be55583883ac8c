import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Whereabouts } from '../../../shared/model/recovery-kit.ts';
import { sizeText } from '../../../shared/size-text.ts';
import { copyText } from '../../lib/copy-text.ts';
import { IconButton, showToast } from '../../ui/index.ts';
import styles from './whereabouts.module.css';

/** Every file and folder: what it is, what it holds, where it lies, how large it is. */
export function Files({ files }: { readonly files: Whereabouts['files'] }) {
  const { t, i18n } = useTranslation();
  const copy = (path: string): void => {
    copyText(path);
    showToast({ title: t('whereabouts.pathCopied') });
  };
  return (
    <ul className={styles.files}>
      {files.map(({ kind, path, bytes }) => (
        <li key={path} className={styles.file}>
          <div className={styles.what}>
            <span className={styles.name}>{t(`whereabouts.file.${kind}.title`)}</span>
            <span className={styles.size}>{bytes !== null && sizeText(bytes, i18n.language)}</span>
          </div>
          <p className={styles.holds}>{t(`whereabouts.file.${kind}.holds`)}</p>
          <div className={styles.where}>
            <code data-selectable translate="no">
              {path}
            </code>
            <IconButton
              size="s"
              icon={Copy}
              label={t('ui.copy.copyOf', { label: t('whereabouts.copyPath') })}
              onClick={() => copy(path)}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
