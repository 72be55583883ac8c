/** 128 KiB: deeper than any call of the database goes. */
const ZEROS: readonly number[] = Array.from({ length: 16_384 }, () => 0);

/**
 * Overwrites the part of this thread's stack that calls which have returned may have used. The cipher of the database
 * expands its key there and leaves it behind; a call with many arguments writes them all to the same place.
 */
export function wipeStack(): void {
  Math.max(...ZEROS);
}
