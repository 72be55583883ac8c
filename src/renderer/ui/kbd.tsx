import { formatKeys } from '../../shared/keys.ts';
import { keyPlatform } from '../lib/key-platform.ts';
import styles from './kbd.module.css';

export interface KbdProps {
  /** The caps one by one ("Ctrl", "K"), as the shortcut registry gives them. */
  readonly caps?: readonly string[];
  /** Or a combination such as `mod+k`, written for this platform. */
  readonly keys?: string;
}

/** A key combination as printed on the keys. */
export function Kbd({ caps, keys = '' }: KbdProps) {
  const shown = caps ?? formatKeys(keys, keyPlatform());
  return (
    <span className={styles.keys}>
      {shown.map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
