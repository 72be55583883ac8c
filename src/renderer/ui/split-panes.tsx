import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import styles from './split-panes.module.css';

/** Widths of the two outer panes in CSS pixels; the list takes the rest. */
export interface PaneWidths {
  readonly sidebar: number;
  readonly detail: number;
}

interface Limits {
  readonly min: number;
  readonly max: number;
}

const LIMITS: Readonly<Record<keyof PaneWidths, Limits>> = {
  sidebar: { min: 176, max: 320 },
  detail: { min: 300, max: 640 },
};

/** What the panes are before anybody moves them. */
const DEFAULT_PANE_WIDTHS: PaneWidths = { sidebar: 216, detail: 420 };

export interface SplitPanesProps {
  readonly sidebar: ReactNode;
  readonly list: ReactNode;
  /** Null hides the pane and gives the list its room. */
  readonly detail: ReactNode | null;
  /** Name the three landmarks: navigation, main, complementary. */
  readonly labels: { readonly sidebar: string; readonly list: string; readonly detail: string };
  /** Where the dividers are at first. */
  readonly widths?: PaneWidths;
  /** Called when a divider comes to rest, to be remembered. */
  readonly onWidths?: (widths: PaneWidths) => void;
}

interface PaneStyle extends CSSProperties {
  readonly '--sidebar': string;
  readonly '--detail': string;
}

/** Sidebar, list and detail divided by hairlines that can be dragged, or moved with the arrow keys. */
export function SplitPanes(props: SplitPanesProps) {
  const { sidebar, list, detail, labels, widths: initial = DEFAULT_PANE_WIDTHS, onWidths } = props;
  const { t } = useTranslation();
  const [widths, setWidths] = useState(initial);
  const style: PaneStyle = { '--sidebar': `${widths.sidebar}px`, '--detail': `${widths.detail}px` };
  const divider = (pane: keyof PaneWidths, label: string) => (
    <Divider
      label={label}
      limits={LIMITS[pane]}
      value={widths[pane]}
      initial={DEFAULT_PANE_WIDTHS[pane]}
      direction={pane === 'sidebar' ? 1 : -1}
      onMove={(width) => setWidths((before) => ({ ...before, [pane]: width }))}
      onRest={(width) => onWidths?.({ ...widths, [pane]: width })}
    />
  );
  return (
    <div className={cx(styles.panes, detail === null && styles.noDetail)} style={style}>
      <nav aria-label={labels.sidebar} className={styles.sidebar}>
        <div className={styles.content}>{sidebar}</div>
        {divider('sidebar', t('ui.panes.sidebar'))}
      </nav>
      <main aria-label={labels.list} className={styles.list}>
        <div className={styles.content}>{list}</div>
      </main>
      {detail !== null && (
        <aside aria-label={labels.detail} className={styles.detail}>
          {divider('detail', t('ui.panes.detail'))}
          <div className={styles.content}>{detail}</div>
        </aside>
      )}
    </div>
  );
}

interface DividerProps {
  readonly label: string;
  readonly limits: Limits;
  readonly value: number;
  readonly initial: number;
  /** 1 when moving right makes the pane wider, -1 when it makes it narrower. */
  readonly direction: 1 | -1;
  readonly onMove: (width: number) => void;
  readonly onRest: (width: number) => void;
}

const STEP = 16;

function Divider({ label, limits, value, initial, direction, onMove, onRest }: DividerProps) {
  const [drag, setDrag] = useState<{ readonly from: number; readonly width: number } | null>(null);
  const clamp = (width: number) => Math.round(Math.min(limits.max, Math.max(limits.min, width)));
  const settle = (width: number) => {
    onMove(clamp(width));
    onRest(clamp(width));
  };
  const targetOf = (key: string): number | null => {
    if (key === 'ArrowRight') return value + STEP * direction;
    if (key === 'ArrowLeft') return value - STEP * direction;
    if (key === 'Home') return limits.min;
    return key === 'End' ? limits.max : null;
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={limits.min}
      aria-valuemax={limits.max}
      tabIndex={0}
      className={styles.divider}
      data-dragging={drag === null ? undefined : ''}
      onKeyDown={(event: KeyboardEvent) => {
        const target = targetOf(event.key);
        if (target === null) return;
        event.preventDefault();
        settle(target);
      }}
      onDoubleClick={() => settle(initial)}
      onPointerDown={(event: PointerEvent<HTMLDivElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: event.clientX, width: value });
      }}
      onPointerMove={(event: PointerEvent) => {
        if (drag !== null) onMove(clamp(drag.width + (event.clientX - drag.from) * direction));
      }}
      onPointerUp={() => {
        setDrag(null);
        onRest(value);
      }}
      onPointerCancel={() => setDrag(null)}
    />
  );
}
