import { FolderPlus, Search, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useHome } from '../../actions/use-home.ts';
import { shortPath } from '../../lib/short-path.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, IconButton, PathText, Switch } from '../../ui/index.ts';
import styles from './look.module.css';

const PARTS = ['usual', 'profiles', 'histories'] as const;
/** As many folders as main takes. */
const MOST_FOLDERS = 20;

/** Where to look, before anything is looked at. */
export function WhereForm() {
  const { t } = useTranslation();
  const { looks } = useStores();
  const home = useHome();
  const id = useId();
  const { where, view, busy } = useLive(looks, (state) => state);
  const nowhere = PARTS.every((part) => !where[part]) && where.folders.length === 0;
  return (
    <div className={styles.where}>
      <div className={styles.said}>
        <p>{t('look.scope.lead')}</p>
        <p className={styles.quiet}>{t('look.scope.safe')}</p>
      </div>
      <section aria-labelledby={id} className={styles.parts}>
        <h2 id={id} className={styles.title}>
          {t('look.scope.where')}
        </h2>
        {PARTS.map((part) => (
          <Switch
            key={part}
            label={t(`look.scope.${part}`)}
            hint={t(`look.scope.${part}Hint`)}
            checked={where[part]}
            onChange={(on) => looks.setWhere({ [part]: on })}
          />
        ))}
        <div className={styles.folders}>
          <h3 className={styles.foldersTitle}>{t('look.scope.folders')}</h3>
          <p className={styles.hint}>{t('look.scope.foldersHint')}</p>
          {where.folders.length > 0 && (
            <ul aria-label={t('look.scope.folders')}>
              {where.folders.map(({ folder, path }) => (
                <li key={folder} className={styles.folder}>
                  <PathText path={path} home={home} />
                  <IconButton
                    size="s"
                    icon={X}
                    label={t('look.scope.remove', { path: shortPath(path, home) })}
                    onClick={() => looks.removeFolder(folder)}
                  />
                </li>
              ))}
            </ul>
          )}
          <div>
            <Button
              size="s"
              icon={FolderPlus}
              disabled={where.folders.length >= MOST_FOLDERS}
              onClick={() => void looks.pickFolder()}
            >
              {t('look.scope.add')}
            </Button>
          </div>
        </div>
      </section>
      <div className={styles.buttons}>
        <Button
          look="primary"
          icon={Search}
          busy={busy === 'starting'}
          disabled={nowhere}
          onClick={() => void looks.start()}
        >
          {t('look.scope.start')}
        </Button>
        {view !== null && <Button onClick={looks.back}>{t('look.scope.back')}</Button>}
      </div>
    </div>
  );
}
