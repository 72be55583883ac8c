import { useTranslation } from 'react-i18next';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, SegmentedControl, Select, WireErrorNotice } from '../../ui/index.ts';
import { Group } from './group.tsx';
import styles from './settings.module.css';

/** Language, colours, density. */
export function AppearanceSettings() {
  const { t } = useTranslation();
  const { preferences: store } = useStores();
  const { locale, theme, density } = useLive(store, (state) => state.preferences);
  const { error, run } = useTold();
  return (
    <Group title={t('settings.appearance')}>
      <div className={styles.grid}>
        <Field label={t('settings.language')}>
          <Select
            value={locale}
            onChange={(next) => void run(() => store.change({ locale: next }))}
            options={[
              { value: 'system', label: t('settings.system') },
              { value: 'zh-CN', label: '简体中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Field>
        <Field label={t('settings.density')}>
          <SegmentedControl
            value={density}
            onChange={(next) => void run(() => store.change({ density: next }))}
            segments={[
              { value: 'comfortable', label: t('settings.comfortable') },
              { value: 'compact', label: t('settings.compact') },
            ]}
          />
        </Field>
        <Field label={t('settings.theme')}>
          <SegmentedControl
            value={theme}
            onChange={(next) => void run(() => store.change({ theme: next }))}
            segments={[
              { value: 'system', label: t('settings.system') },
              { value: 'light', label: t('settings.light') },
              { value: 'dark', label: t('settings.dark') },
            ]}
          />
        </Field>
      </div>
      {error !== null && <WireErrorNotice error={error} />}
    </Group>
  );
}
