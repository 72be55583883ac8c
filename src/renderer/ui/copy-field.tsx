import { CopyButton, type CopyButtonProps } from './copy-button.tsx';
import styles from './secret-field.module.css';

export interface CopyFieldProps extends Omit<CopyButtonProps, 'size' | 'onClear'> {
  /** Not confidential: a public id, an ARN, an account number. */
  readonly value: string;
}

/** A value that may be read and copied, laid out as SecretField beside it. */
export function CopyField({ value, ...copy }: CopyFieldProps) {
  return (
    <div className={styles.secret}>
      <span className={styles.label}>{copy.label}</span>
      <div className={styles.actions}>
        <CopyButton {...copy} />
      </div>
      <div className={styles.value}>
        <code className={styles.plain} translate="no">
          {value}
        </code>
      </div>
    </div>
  );
}
