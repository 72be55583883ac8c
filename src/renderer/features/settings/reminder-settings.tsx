import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, Switch, TextInput, WireErrorNotice } from '../../ui/index.ts';
import { Group } from './group.tsx';
import styles from './settings.module.css';

/** From ten in the evening to eight in the morning, until somebody says otherwise. */
const USUAL = { from: 22 * 60, to: 8 * 60 };

const two = (value: number): string => String(value).padStart(2, '0');
const asTime = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** Minutes since midnight; null for a time that is not whole yet. */
function asMinute(time: string): number | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time);
  return parts === null ? null : Number(parts[1]) * 60 + Number(parts[2]);
}

/** Whether and when the desktop tells what is due, and what it tells while the vault is locked. */
export function ReminderSettings() {
  const { t } = useTranslation();
  const { preferences: store, desktop } = useStores();
  const { notifications, quietHours } = useLive(store, (state) => state.preferences);
  const offered = useLive(desktop, (state) => state.value.notifications);
  const { error, run } = useTold();
  // Without an answer what was known stays in sight.
  useEffect(() => void desktop.refresh().catch(() => undefined), [desktop]);
  const setQuiet = (next: typeof quietHours): void => void run(() => store.change({ quietHours: next }));
  const end = (part: 'from' | 'to') => (
    <Field label={t(`reminders.settings.${part}`)}>
      <TextInput
        type="time"
        value={asTime((quietHours ?? USUAL)[part])}
        onChange={({ target }) => {
          const minute = asMinute(target.value);
          if (minute !== null) setQuiet({ ...(quietHours ?? USUAL), [part]: minute });
        }}
      />
    </Field>
  );
  return (
    <Group title={t('reminders.settings.title')}>
      <Switch
        label={t('reminders.settings.notifications')}
        hint={t(offered ? 'reminders.settings.notificationsHint' : 'reminders.settings.noNotifications')}
        checked={notifications}
        onChange={(next) => void run(() => store.change({ notifications: next }))}
      />
      <Switch
        label={t('reminders.settings.quiet')}
        hint={t('reminders.settings.quietHint')}
        checked={quietHours !== null}
        disabled={!notifications}
        onChange={(next) => setQuiet(next ? USUAL : null)}
      />
      {notifications && quietHours !== null && (
        <div className={styles.grid}>
          {end('from')}
          {end('to')}
        </div>
      )}
      <div className={styles.explained}>
        <h4>{t('reminders.settings.locked')}</h4>
        <p>{t('reminders.settings.lockedHint')}</p>
      </div>
      {error !== null && <WireErrorNotice error={error} />}
    </Group>
  );
}
