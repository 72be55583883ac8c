import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatKeys, keyPlatform } from '../../lib/keys.ts';
import { useShortcutList } from '../../lib/use-shortcuts.ts';
import { useStores } from '../../stores/react.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import styles from './palette.module.css';

/** Every shortcut in force, by group. */
export function ShortcutsDialog() {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const shortcuts = useShortcutList();
  const groups = Map.groupBy(shortcuts, (shortcut) => shortcut.group);
  const platform = keyPlatform();
  const sheet = useRef<HTMLDivElement>(null);
  return (
    <Dialog open onClose={dialogs.close} title={t('palette.shortcuts')} size="m" initialFocus={sheet}>
      <div ref={sheet} tabIndex={-1} className={styles.sheet}>
        {[...groups].map(([group, entries]) => (
          <section key={group} aria-label={group} className={styles.sheetGroup}>
            <h3>{group}</h3>
            <dl>
              {entries.map((entry) => (
                <div key={entry.id} className={styles.sheetRow}>
                  <dt>{entry.label}</dt>
                  <dd className={styles.keys}>
                    {entry.keys.map((keys) => (
                      <Kbd key={keys} caps={formatKeys(keys, platform)} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
