import { MIN_PASSWORD_LENGTH } from '../../shared/model/vault.ts';
import { useLive, useStores } from '../stores/react.ts';

/** How many characters a new master password needs on this computer. */
export function useMinPasswordLength(): number {
  const { policy } = useStores();
  const ruled = useLive(policy, (state) => state.value.rules.minPasswordLength);
  return Math.max(MIN_PASSWORD_LENGTH, ruled ?? 0);
}
