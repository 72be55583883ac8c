import { createInstance } from 'i18next';
import { type MessageKey, resources } from '../shared/i18n/resources.ts';
import { LOCALE_IDS } from './language.ts';

export type Params = Readonly<Record<string, string | number>>;
type Locale = (typeof LOCALE_IDS)[number];

/** The texts of the command line in the language in force. */
export interface Words {
  readonly locale: Locale;
  t(key: MessageKey, params?: Params): string;
  /** A key that is put together from a code; `fallback` stands in for one that the catalogues do not hold. */
  dynamic(key: string, params: Params, fallback: string): string;
  /** Goes over to another language. */
  use(locale: Locale): void;
}

/** Sentences behind each other: Chinese puts no space between them. */
export function joined(sentences: readonly string[], words: Words): string {
  return sentences.join(words.locale === 'zh-CN' ? '' : ' ');
}

/** Both catalogues are bundled, so that nothing is loaded and nothing waits. */
export function createWords(initial: Locale): Words {
  const i18n = createInstance();
  void i18n.init({
    resources,
    lng: initial,
    fallbackLng: 'en',
    supportedLngs: [...LOCALE_IDS],
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  // i18next's own signature differs with the augmentation that the window's code makes; keys are checked by `Words`.
  const translate = i18n.t.bind(i18n) as unknown as (key: string, params: Params) => string;
  let locale = initial;
  return {
    get locale() {
      return locale;
    },
    t: (key, params = {}) => translate(key, { ...params }),
    dynamic: (key, params, fallback) =>
      i18n.exists(key, { ...params }) ? translate(key, { ...params }) : fallback,
    use(next) {
      locale = next;
      void i18n.changeLanguage(next);
    },
  };
}
