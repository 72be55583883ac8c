import { app } from 'electron';
import { resolveLocale } from '../../shared/i18n/locale.ts';
import { DEFAULT_PREFERENCES, type Locale, type Preferences } from '../../shared/model/settings.ts';
import type { ShellApp } from './shell-app.ts';
import { createTexts, type Translate } from './texts.ts';

/** The preferences in force; the defaults where they cannot be had. */
export async function readPreferences(services: ShellApp): Promise<Preferences> {
  const answer = await services.handle('preferences.get', {});
  return answer.ok ? answer.value : DEFAULT_PREFERENCES;
}

/** The language in force. */
export function localeFor(preferences: Preferences): Locale {
  const system = app.getPreferredSystemLanguages()[0] ?? app.getLocale();
  return resolveLocale(preferences.locale, system);
}

/** The texts in the language that a person chose. */
export function textsFor(preferences: Preferences): Translate {
  return createTexts(localeFor(preferences));
}

/** The texts in the system's language, for what is said before the preferences are read. */
export function systemTexts(): Translate {
  return textsFor(DEFAULT_PREFERENCES);
}
