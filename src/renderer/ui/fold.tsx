import { ChevronRight } from 'lucide-react';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import styles from './fold.module.css';

export interface FoldProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Part of a form that most people never open. It stays in the document, so that what was typed is kept. */
export function Fold({ title, children }: FoldProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) body.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <div className={styles.fold}>
      <button
        type="button"
        className={styles.foldButton}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={14} aria-hidden />
        {title}
      </button>
      <div ref={body} id={id} hidden={!open} className={styles.foldBody}>
        {children}
      </div>
    </div>
  );
}
