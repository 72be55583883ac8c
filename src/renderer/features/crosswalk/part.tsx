import { type ReactNode, useId } from 'react';
import styles from './crosswalk.module.css';

/** A section of the page under its title; `live` has changes of the title said aloud. */
export function Part(props: {
  readonly title: string;
  readonly live?: boolean;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.part}>
      <div className={styles.partHead}>
        <h2 id={id} className={styles.partTitle} aria-live={props.live === true ? 'polite' : undefined}>
          {props.title}
        </h2>
        {props.action}
      </div>
      {props.children}
    </section>
  );
}
