import type { ReactNode } from 'react';
import styles from './progress-line.module.css';

export interface ProgressLineProps {
  /** What goes on, for who cannot see the bar. */
  readonly label: string;
  /** How far it is, as a sentence. */
  readonly words: string;
  readonly done: number;
  readonly total: number;
  /** What is shown of it over the bar: the words, and what else there is to say. */
  readonly children: ReactNode;
  /** What ends it. */
  readonly action: ReactNode;
}

/** How much of a number of things is done, in words and as a bar. */
export function ProgressLine({ label, words, done, total, children, action }: ProgressLineProps) {
  return (
    <div className={styles.progress}>
      <div className={styles.words}>{children}</div>
      {action}
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={words}
      >
        <svg aria-hidden viewBox="0 0 100 1" preserveAspectRatio="none" width="100%" height="100%">
          <rect width={total === 0 ? 0 : (done / total) * 100} height="1" />
        </svg>
      </div>
    </div>
  );
}
