import { homeOf } from '../lib/short-path.ts';
import { useLive, useStores } from '../stores/react.ts';

/** The home folder, for showing paths in it as `~`; null where it cannot be told. */
export function useHome(): string | null {
  const { session } = useStores();
  return useLive(session, ({ status }) => (status === null ? null : homeOf(status.folder)));
}
