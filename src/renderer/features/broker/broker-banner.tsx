import { useTranslation } from 'react-i18next';
import { inFront } from '../../stores/broker.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Banner, Button } from '../../ui/index.ts';

/** Says that programs wait whose question was put aside. */
export function BrokerBanner() {
  const { t } = useTranslation();
  const { broker } = useStores();
  const count = useLive(broker, (state) => (inFront(state) === undefined ? state.asks.length : 0));
  if (count === 0) return null;
  return (
    <Banner
      action={
        <Button size="s" onClick={broker.show}>
          {t('broker.waiting.answer')}
        </Button>
      }
    >
      {t('broker.waiting.title', { count })}
    </Banner>
  );
}
