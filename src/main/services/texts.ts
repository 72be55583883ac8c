import { createInstance } from 'i18next';
import { type MessageKey, resources } from '../../shared/i18n/resources.ts';
import type { Locale } from '../../shared/model/settings.ts';

/** Looks a text up in one language; `count` chooses the plural form. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** The texts of menus, tray, system dialogs and printed pages. */
export function createTexts(locale: Locale): Translate {
  const texts = createInstance({
    resources,
    lng: locale,
    fallbackLng: 'en',
    initAsync: false,
    // Plain text; what goes into a page is escaped there.
    interpolation: { escapeValue: false },
  });
  void texts.init();
  return (key, values = {}) => texts.t(key, values);
}
