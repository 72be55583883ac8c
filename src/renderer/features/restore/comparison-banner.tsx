import { useTranslation } from 'react-i18next';
import { useLive, useStores } from '../../stores/react.ts';
import { Banner, Button } from '../../ui/index.ts';

/** Says that this vault is to be compared with its clouds before anything is changed there. */
export function ComparisonBanner() {
  const { t } = useTranslation();
  const { comparison, places } = useStores();
  const reason = useLive(comparison, ({ value }) => value?.reason ?? null);
  const asked = useLive(
    comparison,
    ({ value }) => value?.keys.some(({ outcome }) => outcome !== 'waiting') === true,
  );
  const here = useLive(places, (state) => state.place === 'comparison');
  if (reason === null || here) return null;
  return (
    <Banner
      tone="warning"
      action={
        <Button
          size="s"
          onClick={() => {
            places.comparison();
            if (!asked) void comparison.run();
          }}
        >
          {t(asked ? 'comparison.look' : 'comparison.run')}
        </Button>
      }
    >
      {t('comparison.due', { reason: t(`comparison.reason.${reason}`) })}
    </Banner>
  );
}
