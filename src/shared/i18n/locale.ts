import type { Locale, Preferences } from '../model/settings.ts';

/** The language in force: the chosen one, else the system's, where any Chinese is simplified Chinese and the rest English. */
export function resolveLocale(choice: Preferences['locale'], system: string): Locale {
  if (choice !== 'system') return choice;
  return system.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
