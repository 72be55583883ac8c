import { LoaderCircle } from 'lucide-react';
import { cx } from '../lib/cx.ts';
import styles from './spinner.module.css';

export interface SpinnerProps {
  /** Announced; leave out where the element around it is marked busy already. */
  readonly label?: string;
}

/** A turning ring that shows only after 150 ms, so that quick work does not flicker. */
export function Spinner({ label }: SpinnerProps) {
  return (
    <span className={styles.spinner} role={label === undefined ? undefined : 'status'}>
      <LoaderCircle size={16} aria-hidden />
      {label !== undefined && <span className="visually-hidden">{label}</span>}
    </span>
  );
}

export interface SkeletonProps {
  /** How wide the text that will come is, as a CSS length or share. */
  readonly width?: string;
  readonly shape?: 'line' | 'tile';
}

/** A grey stand-in for text or a tile on its way; shows only after 150 ms. Hidden from assistive technology. */
export function Skeleton({ width = '100%', shape = 'line' }: SkeletonProps) {
  return (
    <span
      aria-hidden
      className={cx(styles.skeleton, styles[shape])}
      style={shape === 'line' ? { width } : undefined}
    />
  );
}
