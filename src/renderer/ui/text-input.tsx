import type { LucideIcon } from 'lucide-react';
import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from 'react';
import { cx } from '../lib/cx.ts';
import { useFieldControl } from './field.tsx';
import styles from './text-input.module.css';

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'size'> {
  /** Ids and addresses are set in the monospaced face. */
  readonly mono?: boolean;
  readonly icon?: LucideIcon;
  /** A small control or key cap inside the right edge. */
  readonly trailing?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line of text. All native props pass through, so a form library can register it. */
export function TextInput({ mono, icon: Icon, trailing, ...native }: TextInputProps) {
  const links = useFieldControl();
  return (
    <span className={styles.frame}>
      {Icon !== undefined && <Icon size={16} aria-hidden className={styles.icon} />}
      <input
        type="text"
        spellCheck={false}
        autoComplete="off"
        {...links}
        {...native}
        className={cx(
          styles.input,
          mono && styles.mono,
          Icon !== undefined && styles.withIcon,
          trailing !== undefined && styles.withTrailing,
        )}
      />
      {trailing !== undefined && <span className={styles.trailing}>{trailing}</span>}
    </span>
  );
}

export interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className'> {
  readonly mono?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text; grows with its content between `rows` and twelve lines. */
export function TextArea({ mono, rows = 3, ...native }: TextAreaProps) {
  const links = useFieldControl();
  return (
    <textarea
      spellCheck={false}
      autoComplete="off"
      rows={rows}
      {...links}
      {...native}
      style={{ minHeight: `calc(${rows}lh + 14px)` }}
      className={cx(styles.input, styles.area, mono && styles.mono)}
    />
  );
}
