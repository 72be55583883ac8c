import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMAND_IDS, commandSpec } from '../../../shared/commands.ts';
import { formatKeys } from '../../../shared/keys.ts';
import { keyPlatform } from '../../lib/key-platform.ts';
import { useStores } from '../../stores/react.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import styles from './palette.module.css';

/** Every command that has keys, by group, whether or not a key is selected that it could act on. */
const GROUPS = [
  ...Map.groupBy(
    COMMAND_IDS.map((id) => ({ id, ...commandSpec(id) })),
    ({ group }) => group,
  ),
].map(([group, specs]) => [group, specs.filter(({ keys }) => keys !== undefined)] as const);

/** The sheet of all keys. */
export function ShortcutsDialog() {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const platform = keyPlatform();
  const sheet = useRef<HTMLDivElement>(null);
  return (
    <Dialog open onClose={dialogs.close} title={t('palette.shortcuts')} size="m" initialFocus={sheet}>
      <div ref={sheet} tabIndex={-1} className={styles.sheet}>
        {GROUPS.map(([group, specs]) => (
          <section key={group} aria-label={t(`palette.group.${group}`)} className={styles.sheetGroup}>
            <h3>{t(`palette.group.${group}`)}</h3>
            <dl>
              {specs.map(({ id, label, keys = [] }) => (
                <div key={id} className={styles.sheetRow}>
                  <dt>{t(label)}</dt>
                  <dd className={styles.keys}>
                    {keys.map((combination) => (
                      <Kbd key={combination} caps={formatKeys(combination, platform)} />
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
