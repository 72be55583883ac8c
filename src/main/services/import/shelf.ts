import type { TicketId } from '../../../shared/model/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import { newId } from '../new-id.ts';

/** How long a ticket or a preview is kept, in ms. */
export const SHELF_LIFE_MS = 30 * 60 * 1000;

/** How many are kept; the oldest makes room. */
export const SHELF_SIZE = 50;

/** Things that main keeps for the renderer for a while, in memory only, under ids that cannot be guessed. */
export interface Shelf<T> {
  put(item: T): TicketId;
  /** Undefined for an id that is unknown, too old, or was cleared. */
  get(id: TicketId): T | undefined;
  drop(id: TicketId): void;
  clear(): void;
  /** Changes with every `clear`: what was begun before one must not be put after it. */
  generation(): number;
}

export function createShelf<T>(deps: { readonly clock: Clock; readonly random: Random }): Shelf<T> {
  const { clock, random } = deps;
  const items = new Map<
    TicketId,
    { readonly item: T; readonly until: number; readonly cancel: () => void }
  >();
  let generation = 0;

  const drop = (id: TicketId): void => {
    items.get(id)?.cancel();
    items.delete(id);
  };

  return {
    put(item) {
      const [oldest] = items.keys();
      if (oldest !== undefined && items.size >= SHELF_SIZE) drop(oldest);
      const id = newId<TicketId>(random);
      const cancel = clock.after(SHELF_LIFE_MS, () => drop(id));
      items.set(id, { item, until: clock.monotonic() + SHELF_LIFE_MS, cancel });
      return id;
    },
    get(id) {
      const kept = items.get(id);
      // A timer that a busy process calls late must not stretch the time.
      return kept !== undefined && clock.monotonic() < kept.until ? kept.item : undefined;
    },
    drop,
    clear() {
      generation += 1;
      for (const id of [...items.keys()]) drop(id);
    },
    generation: () => generation,
  };
}
