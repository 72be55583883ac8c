import { createInstance, type i18n as I18n, type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { resources } from '../../shared/i18n/resources.ts';
import { LOCALES, type Locale } from '../../shared/model/settings.ts';

type Texts = (typeof resources)[Locale]['translation'];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: (typeof resources)['en'];
  }
}

/** The typed translator of the app: an unknown key, or a missing variable's key, does not compile. */
export type Translate = TFunction<'translation', undefined>;

/** Reads the texts of one language. Rejects where its piece of the page could not be read. */
export type ReadTexts = (locale: Locale) => Promise<Texts>;

// Data alone, and a piece of its own each: what the window reads before it shows is one language.
const readTexts: ReadTexts = async (locale) =>
  locale === 'zh-CN'
    ? (await import('../../shared/i18n/zh-CN.json', { with: { type: 'json' } })).default
    : (await import('../../shared/i18n/en.json', { with: { type: 'json' } })).default;

/** A translator with the texts of the languages that it was asked to speak, and of no other. */
export interface Speech {
  readonly i18n: I18n;
  /**
   * Speaks this language once its texts are there; until then, and where they cannot be read, the one before. Of several
   * calls the last one holds. Resolves with whether the language is the one in force.
   */
  speak(locale: Locale): Promise<boolean>;
}

/**
 * A translator that is ready when this resolves: in `locale`, or in another language where that one's texts cannot be
 * read. Rejects where no language can be read. React escapes text itself, so values are not escaped a second time.
 */
export async function createSpeech(locale: Locale, read: ReadTexts = readTexts): Promise<Speech> {
  const first = await firstReadable(locale, read);
  const i18n = createInstance();
  await i18n.use(initReactI18next).init({
    lng: first.locale,
    // Each language is complete (a test holds them together), and another one may not have been read.
    fallbackLng: false,
    resources: { [first.locale]: { translation: first.texts } },
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  let wanted = locale;
  return {
    i18n,
    async speak(next) {
      wanted = next;
      if (i18n.language === next) return true;
      if (!i18n.hasResourceBundle(next, 'translation')) {
        const texts = await read(next).catch(() => null);
        if (texts === null) return false;
        i18n.addResourceBundle(next, 'translation', texts);
      }
      if (wanted !== next) return false;
      await i18n.changeLanguage(next);
      return true;
    },
  };
}

async function firstReadable(locale: Locale, read: ReadTexts) {
  for (const each of [locale, ...LOCALES.filter((other) => other !== locale)]) {
    const texts = await read(each).catch(() => null);
    if (texts !== null) return { locale: each, texts };
  }
  throw new Error('No language can be read');
}
