import { useTranslation } from 'react-i18next';
import { useLive, useStores } from '../../stores/react.ts';
import { Banner, Button } from '../../ui/index.ts';

/** Says wherever the person is that keys are being verified, and leads to how it goes. */
export function VerificationBanner() {
  const { t } = useTranslation();
  const { verifyRuns, places } = useStores();
  const total = useLive(verifyRuns, ({ running }) => running?.total ?? 0);
  const done = useLive(verifyRuns, ({ running }) => running?.done ?? 0);
  const here = useLive(places, ({ place }) => place === 'verification');
  // One key or two are over before anybody has read this.
  if (total < 3 || here) return null;
  return (
    <Banner
      action={
        <Button size="s" onClick={places.verification}>
          {t('verifyAll.show')}
        </Button>
      }
    >
      {t('verifyAll.running', { done, total })}
    </Banner>
  );
}
