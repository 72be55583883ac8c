import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Whereabouts } from '../../../shared/model/recovery-kit.ts';
import { sizeText } from '../../../shared/size-text.ts';
import { copyText } from '../../lib/copy-text.ts';
import { IconButton, showToast } from '../../ui/index.ts';
import styles from './whereabouts.module.css';

type File = Whereabouts['files'][number];

/** What is alike is explained once; the order stays. */
function byKind(files: readonly File[]): readonly (readonly [File['kind'], readonly File[]])[] {
  const kinds = [...new Set(files.map(({ kind }) => kind))];
  return kinds.map((kind) => [kind, files.filter((file) => file.kind === kind)]);
}

/** Every file and folder: what it is, what it holds, where it lies, how large it is. */
export function Files({ files }: { readonly files: Whereabouts['files'] }) {
  const { t, i18n } = useTranslation();
  const copy = (path: string): void => {
    copyText(path);
    showToast({ title: t('whereabouts.pathCopied') });
  };
  return (
    <ul className={styles.files}>
      {byKind(files).map(([kind, alike]) => (
        <li key={kind} className={styles.file}>
          <h3 className={styles.name}>{t(`whereabouts.file.${kind}.title`)}</h3>
          <div className={styles.holds}>
            <p>{t(`whereabouts.file.${kind}.holds`)}</p>
            <ul className={styles.places}>
              {alike.map(({ path, bytes }) => (
                <li key={path} className={styles.where}>
                  <code data-selectable translate="no">
                    {path}
                  </code>
                  <span className={styles.size}>{bytes !== null && sizeText(bytes, i18n.language)}</span>
                  <IconButton
                    size="s"
                    icon={Copy}
                    label={t('ui.copy.copyOf', { label: t('whereabouts.copyPath') })}
                    onClick={() => copy(path)}
                  />
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  );
}
