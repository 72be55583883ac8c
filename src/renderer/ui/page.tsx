import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import styles from './page.module.css';

export interface PageProps {
  readonly title: string;
  /** What the button says that leads back. */
  readonly backLabel: string;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

/** One subject over the whole width beside the sidebar, with a way back. A container named `page` to measure by. */
export function Page({ title, backLabel, onBack, children }: PageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <IconButton icon={ArrowLeft} label={backLabel} onClick={onBack} />
        <h1 className={styles.title}>{title}</h1>
      </header>
      <div className={styles.scroll}>
        <div className={styles.column}>{children}</div>
      </div>
    </div>
  );
}
