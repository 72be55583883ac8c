import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MistakeKind } from '../../../shared/mistakes/index.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { ImportRow } from '../../../shared/model/import.ts';
import { cx } from '../../lib/cx.ts';
import type { RowChoice } from '../../lib/import-rows.ts';
import { useRowFocus } from '../../lib/use-row-focus.ts';
import styles from './import.module.css';
import { ImportRowFields } from './import-row.tsx';

export interface ImportListProps {
  readonly rows: readonly ImportRow[];
  readonly choiceOf: (row: ImportRow) => RowChoice;
  /** It fills the height that is left instead of growing with its rows. */
  readonly tall: boolean;
  readonly onChange: (index: number, choice: RowChoice) => void;
  readonly onCloud: (row: ImportRow, cloud: CloudId) => void;
  readonly onMend: (index: number, mistake: MistakeKind) => void;
}

/** A row without remarks, with its hairline; measured once it is drawn. */
const ROW = 49;
const REMARK = 26;

/** The rows that are in sight, of any number. Up and Down on a row's first control go to that of the next row. */
export function ImportList({ rows, choiceOf, tall, onChange, onCloud, onMend }: ImportListProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const focus = useRowFocus();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index];
      return ROW + REMARK * ((row?.errors.length ?? 0) + (row?.mistakes.length ?? 0));
    },
    getItemKey: (index) => rows[index]?.index ?? index,
    overscan: 6,
    rangeExtractor: focus.rangeExtractor,
  });

  return (
    <div ref={scroller} className={cx(styles.scroller, tall && styles.tall)}>
      <ul
        className={styles.rows}
        aria-label={t('import.rows')}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={(event) => focus.onKeyDown(event, virtual, () => true)}
        onBlur={focus.onBlur}
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={styles.place}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => focus.onFocus(index)}
            >
              <ImportRowFields
                row={row}
                choice={choiceOf(row)}
                onChange={(next) => onChange(row.index, next)}
                onCloud={(cloud) => onCloud(row, cloud)}
                onMend={(kind) => onMend(row.index, kind)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
