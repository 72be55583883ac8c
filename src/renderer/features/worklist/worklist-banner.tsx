import { useTranslation } from 'react-i18next';
import { useLive, useStores } from '../../stores/react.ts';
import { Banner, Button } from '../../ui/index.ts';
import { progressOf } from './progress.ts';

/** Reminds of an open list until a person closes it. */
export function WorklistBanner() {
  const { t } = useTranslation();
  const { worklist, places } = useStores();
  const list = useLive(worklist, (state) => state.value);
  const here = useLive(places, (state) => state.place === 'worklist');
  if (list === null || here) return null;
  return (
    <Banner
      tone="warning"
      action={
        <Button size="s" onClick={places.worklist}>
          {t('worklist.show')}
        </Button>
      }
    >
      {t('worklist.banner', { ...progressOf(list) })}
    </Banner>
  );
}
