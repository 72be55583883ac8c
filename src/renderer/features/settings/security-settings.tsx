import { useTranslation } from 'react-i18next';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, ManagedNote, Switch, WireErrorNotice } from '../../ui/index.ts';
import { Group } from './group.tsx';
import { NumberField } from './number-field.tsx';
import styles from './settings.module.css';

const MOST_IDLE = 240;
const MOST_DAYS = 365;

/** Clipboard, locking, keychain, password, recovery code. */
export function SecuritySettings() {
  const { t } = useTranslation();
  const { settings, session, dialogs, policy, preferences } = useStores();
  // Its screen lock is not told to programs by Electron.
  const linux = useLive(preferences, (state) => state.app?.platform === 'linux');
  const vault = useLive(settings, (state) => state);
  const rules = useLive(policy, (state) => state.value.rules);
  const keychain = useLive(session, (state) => state.status?.keychain ?? 'unavailable');
  const { error, busy, run } = useTold();
  return (
    <Group title={t('settings.security')}>
      <div className={styles.grid}>
        <NumberField
          label={t('settings.clipboard')}
          hint={t('settings.clipboardHint')}
          value={vault.clipboardSeconds}
          min={5}
          max={600}
          onChange={(next) => void run(() => settings.change({ clipboardSeconds: next }))}
        />
        <NumberField
          label={t('settings.idle')}
          hint={
            rules.maxIdleMinutes === null ? (
              t(linux ? 'settings.idleHintLinux' : 'settings.idleHint')
            ) : (
              <ManagedNote>{t('policy.rule.maxIdleMinutes', { count: rules.maxIdleMinutes })}</ManagedNote>
            )
          }
          value={Math.min(vault.idleMinutes, rules.maxIdleMinutes ?? MOST_IDLE)}
          min={1}
          max={rules.maxIdleMinutes ?? MOST_IDLE}
          onChange={(next) => void run(() => settings.change({ idleMinutes: next }))}
        />
        <NumberField
          label={t('settings.passwordDays')}
          hint={
            rules.maxPasswordDays === null ? (
              t('settings.passwordDaysHint')
            ) : (
              <ManagedNote>{t('policy.rule.maxPasswordDays', { count: rules.maxPasswordDays })}</ManagedNote>
            )
          }
          value={Math.min(vault.passwordDays, rules.maxPasswordDays ?? MOST_DAYS)}
          min={1}
          max={rules.maxPasswordDays ?? MOST_DAYS}
          onChange={(next) => void run(() => settings.change({ passwordDays: next }))}
        />
      </div>
      <Switch
        label={t('settings.lockOnHide')}
        checked={vault.lockOnHide}
        onChange={(next) => void run(() => settings.change({ lockOnHide: next }))}
      />
      <Switch
        label={t('settings.keychain')}
        hint={
          rules.forbidKeychain ? (
            <ManagedNote>{t('policy.rule.forbidKeychain')}</ManagedNote>
          ) : (
            t(keychain === 'unavailable' ? 'settings.keychainNone' : 'settings.keychainHint')
          )
        }
        checked={keychain === 'ready' || keychain === 'blocked'}
        disabled={keychain === 'unavailable' || busy}
        onChange={(next) => void run(() => session.setKeychain(next))}
      />
      <Switch
        label={t('settings.afterByHand')}
        checked={vault.passwordAfterLockByHand}
        onChange={(next) => void run(() => settings.change({ passwordAfterLockByHand: next }))}
      />
      <Switch
        label={t(linux ? 'settings.afterIdleLinux' : 'settings.afterIdle')}
        hint={t('settings.afterIdleHint')}
        checked={vault.passwordAfterIdleLock}
        onChange={(next) => void run(() => settings.change({ passwordAfterIdleLock: next }))}
      />
      <div className={styles.buttons}>
        <Button onClick={() => dialogs.open({ kind: 'change-password' })}>
          {t('settings.password.change')}
        </Button>
        <Button onClick={() => dialogs.open({ kind: 'renew-recovery' })}>
          {t('settings.recovery.renew')}
        </Button>
        <Button onClick={() => dialogs.open({ kind: 'recovery-kit' })}>{t('kit.open')}</Button>
        <Button onClick={() => dialogs.open({ kind: 'vault-key' })}>{t('rekey.open')}</Button>
      </div>
      {error !== null && <WireErrorNotice error={error} />}
    </Group>
  );
}
