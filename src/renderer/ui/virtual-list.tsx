import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROW_HEIGHT, useDensity } from '../lib/theme.ts';
import { nextIndex } from './list-keys.ts';
import { Skeleton } from './spinner.tsx';
import styles from './virtual-list.module.css';

/** What a row's renderer is told. */
export interface RowState {
  readonly selected: boolean;
  /** Controls inside the row take `tabIndex={tabbable ? 0 : -1}`: Tab enters the present row alone. */
  readonly tabbable: boolean;
}

export interface VirtualListProps<T> {
  /** Names the list. */
  readonly label: string;
  /** Another value stands for other rows: the list goes back to its top. A focus on a row stays in the list. */
  readonly question?: number;
  /** How many rows there are, loaded or not. */
  readonly count: number;
  /** The row at an index; undefined while it is not loaded, and a skeleton stands in. */
  readonly itemAt: (index: number) => T | undefined;
  readonly keyOf: (item: T) => string;
  /** Rows from `first` to `last` (inclusive) are in sight or near it: load what is missing of them. */
  readonly onRange: (first: number, last: number) => void;
  /** The key of the selected row; null for none. It stays selected while others load, move or go. */
  readonly selected: string | null;
  /** The selection follows the focus and the pointer. */
  readonly onSelect: (item: T) => void;
  /** Enter or a double click. */
  readonly onOpen?: (item: T) => void;
  /** What a screen reader says of a row, in one sentence. */
  readonly describe: (item: T) => string;
  readonly renderRow: (item: T, state: RowState) => ReactNode;
}

/** How many rows are drawn beyond what is in sight. */
const OVERSCAN = 8;

/**
 * A list of any length with one selection. Arrow keys, j/k, Home, End, Page Up and Down move; Enter opens.
 * A grid of one column, since rows may hold buttons, which options of a listbox must not.
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, count, itemAt, keyOf, onRange, selected, onSelect, onOpen, describe, renderRow } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [answered, setAnswered] = useState(props.question);
  if (answered !== props.question) {
    setAnswered(props.question);
    setActive(0);
  }
  useEffect(() => {
    // Read, so that the effect runs for each of them.
    void answered;
    scroller.current?.scrollTo({ top: 0 });
  }, [answered]);
  const height = ROW_HEIGHT[useDensity()];
  const current = Math.min(active, Math.max(0, count - 1));

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    // The row with the focus stays in the document when it is scrolled out of sight, or the focus would be lost.
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const drawn = defaultRangeExtractor(range);
        return drawn.includes(current) || current >= range.count
          ? drawn
          : [...drawn, current].sort((a, b) => a - b);
      },
      [current],
    ),
  });
  useEffect(() => {
    if (height > 0) virtual.measure();
  }, [height, virtual]);

  const rows = virtual.getVirtualItems();
  const first = Math.max(0, (virtual.range?.startIndex ?? 0) - OVERSCAN);
  const last = Math.min(count - 1, (virtual.range?.endIndex ?? -1) + OVERSCAN);
  useEffect(() => {
    if (last >= first) onRange(first, last);
  }, [first, last, onRange]);

  // The list was loaded anew and the selected row has another place: the way on starts from there.
  const selectedIndex = rows.find(({ index }) => {
    const item = itemAt(index);
    return item !== undefined && keyOf(item) === selected;
  })?.index;
  useEffect(() => {
    if (selectedIndex !== undefined) setActive(selectedIndex);
  }, [selectedIndex]);

  // A jump can land on a row that is yet to load; it is selected when it comes, unless the way has gone on.
  const awaited = useRef<number | null>(null);
  useEffect(() => {
    if (awaited.current === null) return;
    const item = itemAt(awaited.current);
    if (item === undefined) return;
    awaited.current = null;
    onSelect(item);
  });

  const goTo = (index: number) => {
    setActive(index);
    virtual.scrollToIndex(index, { align: 'auto' });
    const item = itemAt(index);
    awaited.current = item === undefined ? index : null;
    if (item !== undefined) onSelect(item);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const onRow = event.target instanceof HTMLElement && event.target.dataset.index !== undefined;
    if (!onRow || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === ' ') {
      const item = itemAt(current);
      if (item === undefined) return;
      event.preventDefault();
      if (event.key === 'Enter' && onOpen !== undefined) onOpen(item);
      else onSelect(item);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1);
    const next = nextIndex(event.key, current, count, page);
    if (next === null) return;
    event.preventDefault();
    goTo(next);
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={count}
        aria-colcount={1}
        className={styles.grid}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => {
          const item = itemAt(row.index);
          const isSelected = item !== undefined && keyOf(item) === selected;
          const tabbable = row.index === current;
          return (
            <div
              key={row.index}
              role="row"
              aria-rowindex={row.index + 1}
              aria-selected={isSelected}
              aria-label={
                item === undefined ? t('ui.list.loading', { index: row.index + 1 }) : describe(item)
              }
              tabIndex={tabbable ? 0 : -1}
              data-index={row.index}
              className={styles.row}
              style={{ transform: `translateY(${row.start}px)`, height: row.size }}
              onFocus={(event) => {
                if (event.target === event.currentTarget) setActive(row.index);
              }}
              onMouseDown={() => {
                awaited.current = null;
                setActive(row.index);
              }}
              onClick={() => item !== undefined && onSelect(item)}
              onDoubleClick={() => item !== undefined && onOpen?.(item)}
            >
              <div role="gridcell" className={styles.cell}>
                {item === undefined ? <SkeletonRow /> : renderRow(item, { selected: isSelected, tabbable })}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** A row on its way, of the shape of the rows around it. */
function SkeletonRow() {
  return (
    <div className={styles.skeleton}>
      <Skeleton shape="tile" />
      <Skeleton width="38%" />
    </div>
  );
}
