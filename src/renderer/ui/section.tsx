import { type ReactNode, useId } from 'react';
import styles from './section.module.css';
import { Tooltip } from './tooltip.tsx';

export interface SectionProps {
  readonly title: string;
  /** A small button at the right of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a pane, without a box. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.sectionHead}>
        <h3 id={id} className={styles.sectionTitle}>
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

export interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** A name and what it holds, in a `Facts` list. */
export function Fact({ name, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A list of facts in two columns. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

/** A date in words, with the exact instant in its tooltip. */
export function When({ text, exact }: { readonly text: string; readonly exact: string }) {
  return (
    <Tooltip text={exact}>
      <button type="button" className={styles.when}>
        {text}
        <span className="visually-hidden"> {exact}</span>
      </button>
    </Tooltip>
  );
}
