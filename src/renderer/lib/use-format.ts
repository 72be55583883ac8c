import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormatter, type Formatter } from './format.ts';

/** The formatter of the language in force. */
export function useFormat(): Formatter {
  const { t, i18n } = useTranslation();
  const locale = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  return useMemo(() => createFormatter(locale, t), [locale, t]);
}
