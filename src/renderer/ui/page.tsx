import { ArrowLeft } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { IconButton } from './button.tsx';
import styles from './page.module.css';

export interface PageProps {
  readonly title: string;
  /** What the button says that leads back. */
  readonly backLabel: string;
  readonly onBack: () => void;
  /** At the end of the line of the title, such as ways to what belongs to it. */
  readonly aside?: ReactNode;
  /** Below what scrolls, always in sight. */
  readonly foot?: ReactNode;
  /** What scrolls, for lists that draw what is in sight alone. */
  readonly scroller?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** One subject over the whole width beside the sidebar, with a way back. A container named `page` to measure by. */
export function Page({ title, backLabel, onBack, aside, foot, scroller, children }: PageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <IconButton icon={ArrowLeft} label={backLabel} onClick={onBack} />
        <h1 className={styles.title}>{title}</h1>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </header>
      <div ref={scroller} className={styles.scroll}>
        <div className={styles.column}>{children}</div>
      </div>
      {foot !== undefined && (
        <footer className={styles.foot}>
          <div className={styles.footer}>{foot}</div>
        </footer>
      )}
    </div>
  );
}
