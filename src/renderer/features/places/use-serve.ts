import { useTranslation } from 'react-i18next';
import type { ConsumerId } from '../../../shared/model/consumer.ts';
import { useStores } from '../../stores/react.ts';
import { announce } from '../../ui/index.ts';

/** Gives places their key, and says how many have it. What failed is said beside each. */
export function useServe(): (ids: readonly ConsumerId[]) => Promise<void> {
  const { t } = useTranslation();
  const { consumers } = useStores();
  return async (ids) => {
    const served = await consumers.serve(ids);
    if (served > 0) announce(t('places.updated', { count: served }));
  };
}
