/** Where a key leads in a grid of `count` places with this many columns; null where it leads nowhere. */
export function gridStep(key: string, from: number, count: number, columns: number): number | null {
  const to = {
    ArrowRight: from + 1,
    ArrowLeft: from - 1,
    ArrowDown: from + columns,
    ArrowUp: from - columns,
  }[key];
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return to === undefined || to < 0 || to >= count ? null : to;
}
