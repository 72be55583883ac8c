import type { ReactNode } from 'react';
import styles from './side-pane.module.css';

export interface SidePaneProps {
  readonly name: string;
  /** A cloud's tile, or an icon of its size. */
  readonly mark: ReactNode;
  /** Where the thing is, under its name. */
  readonly where: ReactNode;
  /** How it is, under that. */
  readonly state?: ReactNode;
  /** Buttons beside its name: the one that fits it most comes first. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** One thing out of the list beside it. A `key` has another one start at the top, with nothing left of the one before. */
export function SidePane({ name, mark, where, state, actions, children }: SidePaneProps) {
  return (
    <article className={styles.pane} aria-label={name}>
      <header className={styles.header}>
        {mark}
        <div className={styles.heading}>
          <h2 className={styles.name}>{name}</h2>
          <p className={styles.where}>{where}</p>
          {state}
        </div>
        <div className={styles.actions}>{actions}</div>
      </header>
      <div className={styles.body}>{children}</div>
    </article>
  );
}
