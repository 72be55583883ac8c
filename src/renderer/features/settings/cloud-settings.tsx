import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { CLOUD_IDS } from '../../../shared/model/cloud.ts';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Switch, WireErrorNotice } from '../../ui/index.ts';
import { Group } from './group.tsx';
import styles from './settings.module.css';

/** The platforms that a person uses: the others are out of the way. */
export function CloudSettings() {
  const { t, i18n } = useTranslation();
  const { settings, counts } = useStores();
  const hidden = useLive(settings, (state) => state.hiddenClouds);
  const held = useLive(counts, (state) => state.value.clouds);
  const { error, run } = useTold();
  return (
    <Group title={t('guide.hidden.title')}>
      <p>{t('guide.hidden.detail')}</p>
      <div className={styles.clouds}>
        {CLOUD_IDS.map((cloud) => {
          const off = hidden.includes(cloud);
          const count = held[cloud] ?? 0;
          return (
            <Switch
              key={cloud}
              label={inLocale(catalogue[cloud].name, i18n.language)}
              hint={off && count > 0 ? t('guide.hidden.held', { count }) : undefined}
              checked={!off}
              onChange={(on) => {
                const next = on ? hidden.filter((one) => one !== cloud) : [...hidden, cloud];
                void run(() => settings.change({ hiddenClouds: next }));
              }}
            />
          );
        })}
      </div>
      {error !== null && <WireErrorNotice error={error} />}
    </Group>
  );
}
