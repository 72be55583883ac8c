import type { ReactNode } from 'react';
import { Drawing, type DrawingName } from './drawing.tsx';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  /** One line why it is empty. */
  readonly title: string;
  readonly detail?: ReactNode;
  readonly drawing?: DrawingName;
  /** A Button of look `primary`. */
  readonly primary?: ReactNode;
  /** A quieter alternative. */
  readonly alternative?: ReactNode;
  /** The title is a heading of this level; a plain line where left out. */
  readonly heading?: 1 | 2;
}

/** What a pane says when it has nothing to show. */
export function EmptyState({ title, detail, drawing, primary, alternative, heading }: EmptyStateProps) {
  const Title = heading === 1 ? 'h1' : heading === 2 ? 'h2' : 'p';
  return (
    <div className={styles.empty}>
      {drawing !== undefined && <Drawing name={drawing} />}
      <Title className={styles.title}>{title}</Title>
      {detail !== undefined && <div className={styles.detail}>{detail}</div>}
      {(primary ?? alternative) !== undefined && (
        <div className={styles.actions}>
          {primary}
          {alternative}
        </div>
      )}
    </div>
  );
}
