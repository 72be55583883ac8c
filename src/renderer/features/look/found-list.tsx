import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LookLine, takingOf } from '../../lib/look-rows.ts';
import { useRowFocus } from '../../lib/use-row-focus.ts';
import { FoundKey } from './found-key.tsx';
import { FoundPlace } from './found-place.tsx';
import styles from './look.module.css';

export interface FoundListProps {
  readonly lines: readonly LookLine[];
  /** What scrolls the page. */
  readonly scroller: HTMLDivElement;
}

/** Lines without remarks; measured once they are drawn. */
const PLACE = 62;
const KEY = 50;

const keyOf = (line: LookLine | undefined): string => {
  if (line === undefined) return '';
  return line.kind === 'place' ? `place ${line.place.index}` : `key ${line.key.row.index}`;
};

/** What was found, of any length: places with the keys that lie there. Arrow keys go from box to box. */
export function FoundList({ lines, scroller }: FoundListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [margin, setMargin] = useState(0);
  const focus = useRowFocus();
  // What stands above it may have come or gone.
  useLayoutEffect(() => {
    if (list.current === null) return;
    const top = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    const now = Math.round(top + scroller.scrollTop);
    if (now !== margin) setMargin(now);
  });
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller,
    estimateSize: (index) => (lines[index]?.kind === 'place' ? PLACE : KEY),
    getItemKey: (index) => keyOf(lines[index]),
    overscan: 8,
    scrollMargin: margin,
    rangeExtractor: focus.rangeExtractor,
  });
  const hasBox = (index: number): boolean => {
    const line = lines[index];
    return line?.kind === 'key' && takingOf(line.key) !== null;
  };
  return (
    <ul
      ref={list}
      className={styles.lines}
      aria-label={t('look.list')}
      style={{ height: virtual.getTotalSize() }}
      onKeyDown={(event) => focus.onKeyDown(event, virtual, hasBox)}
      onBlur={focus.onBlur}
    >
      {virtual.getVirtualItems().map(({ index, start, key }) => {
        const line = lines[index];
        if (line === undefined) return null;
        return (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className={styles.line}
            aria-setsize={lines.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - margin}px)` }}
            onFocus={() => focus.onFocus(index)}
          >
            {line.kind === 'place' ? (
              <FoundPlace place={line.place} keys={line.keys} />
            ) : (
              <FoundKey found={line.key} place={line.place} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
