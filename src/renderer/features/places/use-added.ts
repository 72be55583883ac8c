import { useTranslation } from 'react-i18next';
import type { ConsumerView } from '../../../shared/model/consumer.ts';
import { useHome } from '../../actions/use-home.ts';
import { spokenPlace } from '../../lib/place-words.ts';
import { useStores } from '../../stores/react.ts';
import { announce } from '../../ui/index.ts';

/** What follows when a place was added: the dialog closes, the list shows it, and that is said. */
export function useAdded(): (view: ConsumerView) => Promise<void> {
  const { t } = useTranslation();
  const { dialogs, consumers } = useStores();
  const home = useHome();
  return async ({ place }) => {
    dialogs.close();
    announce(t('places.dialog.added', { place: spokenPlace(place, home) }));
    await consumers.refresh([]);
  };
}
