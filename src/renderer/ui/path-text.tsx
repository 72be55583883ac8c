import { shortPath, splitPath } from '../lib/short-path.ts';
import styles from './path-text.module.css';

export interface PathTextProps {
  readonly path: string;
  /** The home folder, which is shown as `~`; null where it is not known. */
  readonly home: string | null;
}

/** A path in one line. Where there is no room its folders are cut short and its name stays; the title has all of it. */
export function PathText({ path, home }: PathTextProps) {
  const { folder, name } = splitPath(shortPath(path, home));
  return (
    <code className={styles.path} title={path} translate="no" data-selectable>
      <span className={styles.folder}>{folder}</span>
      <span className={styles.name}>{name}</span>
    </code>
  );
}
