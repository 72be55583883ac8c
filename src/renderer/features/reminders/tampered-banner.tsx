import { useTranslation } from 'react-i18next';
import { useTell } from '../../actions/use-tell.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Banner, Button } from '../../ui/index.ts';

/** Says that this device's schedule was touched by something else, until a person has seen it. */
export function TamperedBanner() {
  const { t } = useTranslation();
  const { client, reminders } = useStores();
  const tell = useTell();
  const tampered = useLive(reminders, (state) => state.value.tampered);
  if (!tampered) return null;
  const acknowledge = (): void => {
    client.call('reminders.acknowledge', {}).then(() => reminders.refresh(), tell);
  };
  return (
    <Banner
      tone="warning"
      action={
        <Button size="s" onClick={acknowledge}>
          {t('reminders.acknowledge')}
        </Button>
      }
    >
      {t('reminders.tampered')}
    </Banner>
  );
}
