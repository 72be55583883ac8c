import en from './en.json' with { type: 'json' };
import zhCN from './zh-CN.json' with { type: 'json' };

/** Both catalogues, complete in the same keys (a test holds them together). Namespace: `translation`. */
export const resources = { en: { translation: en }, 'zh-CN': { translation: zhCN } } as const;

type Leaves<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Leaves<T[K], `${P}${K}.`>;
}[keyof T & string];

/** Plural forms are asked for by the stem that they share. */
type Stem<K extends string> = K extends `${infer S}_${'one' | 'other' | 'zero'}` ? S : K;

/** Every key that may be translated. */
export type MessageKey = Stem<Leaves<typeof en>>;
