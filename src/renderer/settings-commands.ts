import type { TFunction } from 'i18next';
import { type Dialogs, SETTINGS_SECTIONS, type SettingsSection } from './stores/dialogs.ts';

interface SettingsCommand {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly run: () => void;
}

/** A command for each section of the settings, for the palette. */
export function settingsCommands(
  t: TFunction,
  dialogs: Dialogs,
  managed: boolean,
): readonly SettingsCommand[] {
  const titles: Readonly<Record<SettingsSection, string>> = {
    appearance: t('settings.appearance'),
    clouds: t('guide.hidden.title'),
    policy: t('settings.policy'),
    reminders: t('reminders.settings.title'),
    network: t('network.title'),
    digest: t('digest.title'),
    computer: t('settings.computer'),
    programs: t('broker.settings.title'),
    security: t('settings.security'),
    history: t('history.place'),
    updates: t('updates.title'),
    managed: t('policy.title'),
  };
  return SETTINGS_SECTIONS.filter((section) => managed || section !== 'managed').map((section) => ({
    id: `settings-${section}`,
    label: t('settings.goTo', { section: titles[section] }),
    group: t('palette.group.window'),
    run: () => dialogs.open({ kind: 'settings', section }),
  }));
}
