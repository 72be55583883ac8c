import { resolveLocale } from '../shared/i18n/locale.ts';
import type { Locale } from '../shared/model/settings.ts';

/** As `LOCALES` of the model, repeated here so that showing help loads no validator. */
export const LOCALE_IDS = ['zh-CN', 'en'] as const satisfies readonly Locale[];

/** The system's locale by the rules of POSIX; null where it says nothing (`C`, `POSIX`, unset). */
export function environmentLocale(env: Readonly<Record<string, string | undefined>>): string | null {
  const value = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((text) => text !== undefined && text !== '');
  const name = value?.split(/[.@]/)[0];
  if (name === undefined || name === '' || name === 'C' || name === 'POSIX') return null;
  return name.replace('_', '-');
}

/** The language that `--lang` names; null for a text that names none. */
export function languageOption(text: string): Locale | null {
  const lower = text.toLowerCase().replace('_', '-');
  if (lower === 'en' || lower.startsWith('en-')) return 'en';
  if (lower === 'zh' || lower.startsWith('zh-')) return 'zh-CN';
  return null;
}

/** The language before the vault's preferences can be read, and whether they may still change it. */
export function initialLanguage(
  option: Locale | null,
  env: Readonly<Record<string, string | undefined>>,
): { readonly locale: Locale; readonly decided: boolean } {
  if (option !== null) return { locale: option, decided: true };
  const system = environmentLocale(env);
  return { locale: resolveLocale('system', system ?? 'en'), decided: system !== null };
}
