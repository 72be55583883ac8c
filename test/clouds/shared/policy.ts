import type { Principal, StoreSettings } from './model.ts';

/**
 * Whether the caller's policies and the path's let an action on `subject` through. An entry of `allow` may hold `*`, and
 * `@self` at its end grants it for the caller's own sake alone.
 */
export function isAllowed(
  settings: Pick<StoreSettings, 'deniedOnThisPath'>,
  caller: Principal,
  action: string,
  subject: Principal = caller,
): boolean {
  if (settings.deniedOnThisPath.some((entry) => fits(entry, action))) return false;
  if (caller.kind === 'root') return true;
  return caller.allow.some((entry) => {
    const [pattern = '', scope] = entry.split('@');
    return fits(pattern, action) && (scope !== 'self' || subject === caller);
  });
}

function fits(pattern: string, action: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[^\w:]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(action);
}
