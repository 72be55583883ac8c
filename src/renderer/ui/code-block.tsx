import { type ReactNode, useId } from 'react';
import styles from './code-block.module.css';

export interface CodeBlockProps {
  /** What the text is, above it. */
  readonly label: string;
  /** A sentence under the label. */
  readonly hint?: ReactNode;
  readonly text: string;
  /** Small buttons at the right of the label. */
  readonly actions?: ReactNode;
  /** A long text that nobody reads scrolls by itself, so that what comes below stays in sight. */
  readonly short?: boolean;
}

/** A text for a terminal, a file or another person, as it is, with what can be done with it. */
export function CodeBlock({ label, hint, text, actions, short }: CodeBlockProps) {
  const id = useId();
  return (
    <figure className={styles.block} aria-labelledby={id}>
      <figcaption className={styles.head}>
        <span className={styles.words}>
          <span id={id} className={styles.label}>
            {label}
          </span>
          {hint !== undefined && <span className={styles.hint}>{hint}</span>}
        </span>
        {actions !== undefined && <span className={styles.actions}>{actions}</span>}
      </figcaption>
      {short === true ? (
        <textarea readOnly aria-labelledby={id} className={styles.short} value={text} rows={7} />
      ) : (
        <pre className={styles.text} translate="no" data-selectable>
          {text}
        </pre>
      )}
    </figure>
  );
}
