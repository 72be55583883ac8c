import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Locale, locale } from '../../../shared/model/settings.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Stage } from '../../ui/index.ts';
import styles from './onboarding.module.css';
import { useStepProgress } from './progress.ts';

// Each language names itself, whatever the language in force.
const LANGUAGES: readonly { readonly value: Locale; readonly name: string }[] = [
  { value: 'zh-CN', name: '简体中文' },
  { value: 'en', name: 'English' },
];

/** The first screen, readable in either language; the choice takes effect at once. */
export function LanguageStep({ onDone }: { readonly onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const { preferences, restore } = useStores();
  const app = useLive(preferences, (state) => state.app);
  const progress = useStepProgress(1);
  const current: Locale = app?.locale ?? (i18n.language === 'zh-CN' ? 'zh-CN' : 'en');
  return (
    <Stage title={t('onboarding.language.title')} lead={t('onboarding.language.lead')} progress={progress}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onDone();
        }}
      >
        <RadioGroup
          value={current}
          onValueChange={(next) => {
            const chosen = locale.safeParse(next);
            if (chosen.success) void preferences.change({ locale: chosen.data }).catch(() => undefined);
          }}
          aria-label={t('onboarding.language.label')}
          className={styles.languages}
        >
          {LANGUAGES.map(({ value, name }) => (
            <Radio.Root key={value} value={value} aria-label={name} lang={value} className={styles.language}>
              {name}
              <Radio.Indicator className={styles.chosen}>
                <Check size={16} aria-hidden />
              </Radio.Indicator>
            </Radio.Root>
          ))}
        </RadioGroup>
        <div className={styles.actions}>
          <Button look="ghost" onClick={() => restore.begin()}>
            {t('restore.entry')}
          </Button>
          <Button type="submit" look="primary">
            {t('common.next')}
          </Button>
        </div>
      </form>
    </Stage>
  );
}
