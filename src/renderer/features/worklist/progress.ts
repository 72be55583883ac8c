import type { Worklist } from '../../../shared/model/recovery-kit.ts';

/** How many keys of the list need nothing any more. */
export function progressOf({ items }: Worklist): { readonly turned: number; readonly total: number } {
  const turned = items.filter(({ state }) => state === 'turned' || state === 'gone').length;
  return { turned, total: items.length };
}
