import { useMemo } from 'react';
import styles from './secret-field.module.css';

export interface SecretTextProps {
  readonly value: string;
}

/** A revealed secret: monospaced, digits and signs in colours of their own so that 0 and O are told apart. */
export function SecretText({ value }: SecretTextProps) {
  const runs = useMemo(() => split(value), [value]);
  return (
    <code className={styles.plain} translate="no">
      {runs.map(({ start, text, kind }) => (
        <span key={start} className={styles[kind]}>
          {text}
        </span>
      ))}
    </code>
  );
}

interface Run {
  readonly start: number;
  readonly text: string;
  readonly kind: 'letter' | 'digit' | 'sign';
}

function split(value: string): readonly Run[] {
  return [...value.matchAll(/[0-9]+|[\p{L}\p{M}\s]+|[^0-9\p{L}\p{M}\s]+/gu)].map((match) => {
    const text = match[0];
    const kind = /^[0-9]/.test(text) ? 'digit' : /^[\p{L}\p{M}\s]/u.test(text) ? 'letter' : 'sign';
    return { start: match.index, text, kind };
  });
}
