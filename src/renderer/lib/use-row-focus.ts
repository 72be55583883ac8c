import { defaultRangeExtractor, type Range, type Virtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type KeyboardEvent, useCallback, useState } from 'react';

/** Keeps track of the row with the focus in a list that draws only the rows in sight, and moves it with the arrow keys. */
export interface RowFocus {
  /** For the virtualizer: the row with the focus stays in the document when it is scrolled away, or the focus is lost. */
  readonly rangeExtractor: (range: Range) => number[];
  readonly onFocus: (index: number) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  /** Up and Down on a row's checkbox go to that of the next row that has one. */
  readonly onKeyDown: (
    event: KeyboardEvent<HTMLElement>,
    list: Virtualizer<HTMLDivElement, Element>,
    hasBox: (index: number) => boolean,
  ) => void;
}

/** One for each list. Rows carry `data-index`. */
export function useRowFocus(): RowFocus {
  const [focused, setFocused] = useState<number | null>(null);
  return {
    rangeExtractor: useCallback(
      (range: Range) => {
        const drawn = defaultRangeExtractor(range);
        if (focused === null || focused >= range.count || drawn.includes(focused)) return drawn;
        return [...drawn, focused].sort((a, b) => a - b);
      },
      [focused],
    ),
    onFocus: setFocused,
    onBlur(event) {
      if (!event.currentTarget.contains(event.relatedTarget)) setFocused(null);
    },
    onKeyDown(event, list, hasBox) {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const { target, currentTarget } = event;
      const onBox = target instanceof HTMLElement && target.getAttribute('role') === 'checkbox';
      if (by === 0 || !onBox || focused === null) return;
      const { count } = list.options;
      let next = focused + by;
      while (next >= 0 && next < count && !hasBox(next)) next += by;
      if (next < 0 || next >= count) return;
      event.preventDefault();
      setFocused(next);
      list.scrollToIndex(next, { align: 'auto' });
      requestAnimationFrame(() => {
        currentTarget
          .querySelector<HTMLElement>(`[data-index="${next}"] [role="checkbox"]`)
          ?.focus({ preventScroll: true });
      });
    },
  };
}
