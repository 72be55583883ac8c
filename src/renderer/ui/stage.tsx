import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import styles from './stage.module.css';

export interface StageProps {
  readonly title: string;
  /** One or two sentences under the title. */
  readonly lead?: ReactNode;
  /** Where this screen stands among its siblings: "Step 2 of 4". */
  readonly progress?: { readonly step: number; readonly of: number; readonly label: string };
  /** Quiet things at the foot of the window, such as the folder. */
  readonly foot?: ReactNode;
  /** Room for lists and tables. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A screen of its own before the vault is open: the mark, a title, one task. */
export function Stage({ title, lead, progress, foot, wide, children }: StageProps) {
  return (
    <div className={styles.stage}>
      <main className={cx(styles.column, wide === true && styles.wide)}>
        <Mark />
        <div className={styles.heading}>
          <h1>{title}</h1>
          {lead !== undefined && <div className={styles.lead}>{lead}</div>}
        </div>
        {children}
      </main>
      <footer className={styles.foot}>
        {progress !== undefined && (
          <div className={styles.progress}>
            <span className="visually-hidden">{progress.label}</span>
            {Array.from({ length: progress.of }, (_, index) => index + 1).map((step) => (
              <span key={step} aria-hidden data-on={step <= progress.step ? '' : undefined} />
            ))}
          </div>
        )}
        {foot}
      </footer>
    </div>
  );
}

/** Keyturn's mark: a key whose bow is a turn. */
export function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 48 48" width="48" height="48" aria-hidden>
      <rect width="48" height="48" rx="12" className={styles.plate} />
      <g fill="none" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" className={styles.lines}>
        <path d="M24.6 17.2a7 7 0 1 0 0 9.6" />
        <path d="M26 22h13v6M33 22v4" />
        <path d="M25.4 12.8v4.8h-4.8" />
      </g>
    </svg>
  );
}
