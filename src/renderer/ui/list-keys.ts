/** Where a key leads from `current` in a list of `count` rows; null when the key does not move or nothing is there. */
export function nextIndex(key: string, current: number, count: number, page: number): number | null {
  const step: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    j: 1,
    ArrowUp: -1,
    k: -1,
    PageDown: page,
    PageUp: -page,
    Home: -count,
    End: count,
  };
  const by = Object.hasOwn(step, key) ? step[key] : undefined;
  if (by === undefined || count === 0) return null;
  return Math.min(count - 1, Math.max(0, current + by));
}
