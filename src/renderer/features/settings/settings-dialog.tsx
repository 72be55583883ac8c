import { useTranslation } from 'react-i18next';
import { CopiesButton } from '../../actions/copies-button.tsx';
import { useLive, useStores } from '../../stores/react.ts';
import { Dialog } from '../../ui/index.ts';
import { AppearanceSettings } from './appearance-settings.tsx';
import { DigestSettings } from './digest-settings.tsx';
import { HistorySettings } from './history-settings.tsx';
import { ManagedSettings, WhereaboutsButton } from './managed-settings.tsx';
import { PolicySettings } from './policy-settings.tsx';
import { ReminderSettings } from './reminder-settings.tsx';
import { SecuritySettings } from './security-settings.tsx';
import styles from './settings.module.css';
import { UpdateSettings } from './update-settings.tsx';

/** Everything that can be set, effective at once. */
export function SettingsDialog() {
  const { t } = useTranslation();
  const { dialogs, preferences, session } = useStores();
  const version = useLive(preferences, (state) => state.app?.version);
  const folder = useLive(session, (state) => state.status?.folder);
  return (
    <Dialog open onClose={dialogs.close} title={t('settings.title')}>
      <div className={styles.settings}>
        <AppearanceSettings />
        <PolicySettings />
        <ReminderSettings />
        <DigestSettings />
        <SecuritySettings />
        <HistorySettings />
        <UpdateSettings />
        <ManagedSettings />
        <div>
          <WhereaboutsButton />
          <CopiesButton />
        </div>
        <footer className={styles.about}>
          <span>
            {t('app.name')} {version}
          </span>
          <span data-selectable>{folder}</span>
        </footer>
      </div>
    </Dialog>
  );
}
