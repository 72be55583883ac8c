import { useTranslation } from 'react-i18next';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Switch, WireErrorNotice } from '../../ui/index.ts';
import { Group } from './group.tsx';
import { NumberField } from './number-field.tsx';
import styles from './settings.module.css';
import { useTold } from './use-told.ts';

/** Clipboard, screen capture, keychain, password, recovery code. */
export function SecuritySettings() {
  const { t } = useTranslation();
  const { settings, preferences, session, dialogs } = useStores();
  const clipboardSeconds = useLive(settings, (state) => state.clipboardSeconds);
  const contentProtection = useLive(preferences, (state) => state.preferences.contentProtection);
  const platform = useLive(preferences, (state) => state.app?.platform);
  const keychain = useLive(session, (state) => state.status?.keychain ?? 'unavailable');
  const { error, busy, run } = useTold();
  return (
    <Group title={t('settings.security')}>
      <div className={styles.grid}>
        <NumberField
          label={t('settings.clipboard')}
          hint={t('settings.clipboardHint')}
          value={clipboardSeconds}
          min={5}
          max={600}
          onChange={(next) => void run(() => settings.change({ clipboardSeconds: next }))}
        />
      </div>
      <Switch
        label={t('settings.capture')}
        hint={platform === 'linux' ? t('settings.captureLinux') : t('settings.captureHint')}
        checked={contentProtection}
        onChange={(next) => void run(() => preferences.change({ contentProtection: next }))}
      />
      <Switch
        label={t('settings.keychain')}
        hint={keychain === 'unavailable' ? t('settings.keychainNone') : t('settings.keychainHint')}
        checked={keychain === 'ready' || keychain === 'blocked'}
        disabled={keychain === 'unavailable' || busy}
        onChange={(next) => void run(() => session.setKeychain(next))}
      />
      <div className={styles.buttons}>
        <Button onClick={() => dialogs.open({ kind: 'change-password' })}>
          {t('settings.password.change')}
        </Button>
        <Button onClick={() => dialogs.open({ kind: 'renew-recovery' })}>
          {t('settings.recovery.renew')}
        </Button>
      </div>
      {error !== null && <WireErrorNotice error={error} />}
    </Group>
  );
}
