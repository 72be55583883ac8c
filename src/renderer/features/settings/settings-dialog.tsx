import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopiesButton } from '../../actions/copies-button.tsx';
import type { SettingsSection } from '../../stores/dialogs.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Dialog } from '../../ui/index.ts';
import { AppearanceSettings } from './appearance-settings.tsx';
import { CloudSettings } from './cloud-settings.tsx';
import { ComputerSettings } from './computer-settings.tsx';
import { DigestSettings } from './digest-settings.tsx';
import { Group } from './group.tsx';
import { HistorySettings } from './history-settings.tsx';
import { ManagedSettings, WhereaboutsButton } from './managed-settings.tsx';
import { PolicySettings } from './policy-settings.tsx';
import { ReminderSettings } from './reminder-settings.tsx';
import { type SectionEntry, Sections } from './sections.tsx';
import { SecuritySettings } from './security-settings.tsx';
import styles from './settings.module.css';
import { UpdateSettings } from './update-settings.tsx';

/** Everything that can be set, effective at once. */
export function SettingsDialog({
  section,
  network,
  programs,
}: {
  readonly section?: SettingsSection | undefined;
  /** The part on proxies and trust. */
  readonly network: ReactNode;
  /** The part on programs that ask for keys. */
  readonly programs: ReactNode;
}) {
  const { t } = useTranslation();
  const { dialogs, preferences, session, policy } = useStores();
  const version = useLive(preferences, (state) => state.app?.version);
  const folder = useLive(session, (state) => state.status?.folder);
  const managed = useLive(policy, (state) => state.value.state !== 'none');
  const entries: readonly SectionEntry[] = [
    { id: 'appearance', title: t('settings.appearance'), content: <AppearanceSettings /> },
    { id: 'clouds', title: t('guide.hidden.title'), content: <CloudSettings /> },
    { id: 'policy', title: t('settings.policy'), content: <PolicySettings /> },
    { id: 'reminders', title: t('reminders.settings.title'), content: <ReminderSettings /> },
    {
      id: 'network',
      title: t('network.title'),
      content: <Group title={t('network.title')}>{network}</Group>,
    },
    { id: 'digest', title: t('digest.title'), content: <DigestSettings /> },
    { id: 'computer', title: t('settings.computer'), content: <ComputerSettings /> },
    {
      id: 'programs',
      title: t('broker.settings.title'),
      content: <Group title={t('broker.settings.title')}>{programs}</Group>,
    },
    { id: 'security', title: t('settings.security'), content: <SecuritySettings /> },
    { id: 'history', title: t('history.place'), content: <HistorySettings /> },
    { id: 'updates', title: t('updates.title'), content: <UpdateSettings /> },
    ...(managed ? [{ id: 'managed' as const, title: t('policy.title'), content: <ManagedSettings /> }] : []),
  ];
  return (
    <Dialog open size="l" onClose={dialogs.close} title={t('settings.title')}>
      <Sections entries={entries} start={section}>
        <div className={styles.buttons}>
          <WhereaboutsButton />
          <CopiesButton />
        </div>
        <footer className={styles.about}>
          <span>
            {t('app.name')} {version}
          </span>
          <span data-selectable>{folder}</span>
        </footer>
      </Sections>
    </Dialog>
  );
}
