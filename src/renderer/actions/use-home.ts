import { useLive, useStores } from '../stores/react.ts';

/** The home folder, for showing paths in it as `~`; null until main has said it. */
export function useHome(): string | null {
  const { preferences } = useStores();
  return useLive(preferences, ({ app }) => app?.home ?? null);
}
