import { createInstance, type i18n as I18n, type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { resources } from '../../shared/i18n/resources.ts';
import type { Locale } from '../../shared/model/settings.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: (typeof resources)['en'];
  }
}

/** The typed translator of the app: an unknown key, or a missing variable's key, does not compile. */
export type Translate = TFunction<'translation', undefined>;

/**
 * A translator that is ready when this returns, since both catalogues are compiled in.
 * React escapes text itself, so values are not escaped a second time.
 */
export function createI18n(locale: Locale): I18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'en',
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  return instance;
}
