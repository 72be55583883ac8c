import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { StartupState } from '../../../shared/model/shell.ts';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, Select, Switch, WireErrorNotice } from '../../ui/index.ts';
import { Group } from './group.tsx';

function startupHint({ supported, awaitsApproval }: StartupState) {
  if (!supported) return 'startupNone';
  return awaitsApproval ? 'startupWaits' : 'startupHint';
}

/** What holds for this computer, whichever vault is open: start at login, closing, screenshots. */
export function ComputerSettings() {
  const { t } = useTranslation();
  const { preferences, desktop, startup } = useStores();
  const { contentProtection, onClose } = useLive(preferences, (state) => state.preferences);
  const platform = useLive(preferences, (state) => state.app?.platform);
  const { tray } = useLive(desktop, (state) => state.value);
  const login = useLive(startup, (state) => state.value);
  const { error, busy, run } = useTold();
  useEffect(() => {
    // Without an answer what was known stays in sight, and a change says what is wrong.
    for (const store of [desktop, startup]) store.refresh().catch(() => undefined);
  }, [desktop, startup]);
  return (
    <Group title={t('settings.computer')}>
      <Switch
        label={t('settings.startup')}
        hint={t(`settings.${startupHint(login)}`)}
        checked={login.enabled || login.awaitsApproval}
        disabled={!login.supported || busy}
        onChange={(enabled) => void run(() => startup.change(enabled))}
      />
      {/* On macOS closing a window never ends an app. */}
      {platform !== 'darwin' && (
        <Field
          label={t('settings.onClose')}
          hint={t(tray ? 'settings.onCloseHint' : 'settings.onCloseNoTray')}
        >
          <Select
            value={onClose}
            options={[
              { value: 'ask', label: t('settings.onCloseAsk') },
              { value: 'tray', label: t('settings.onCloseTray') },
              { value: 'quit', label: t('settings.onCloseQuit') },
            ]}
            onChange={(next) => void run(() => preferences.change({ onClose: next }))}
          />
        </Field>
      )}
      <Switch
        label={t('settings.capture')}
        hint={platform === 'linux' ? t('settings.captureLinux') : t('settings.captureHint')}
        checked={contentProtection}
        onChange={(next) => void run(() => preferences.change({ contentProtection: next }))}
      />
      {error !== null && <WireErrorNotice error={error} />}
    </Group>
  );
}
