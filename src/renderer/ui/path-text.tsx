import { shortPath, splitPath } from '../lib/short-path.ts';
import styles from './path-text.module.css';

export interface PathTextProps {
  readonly path: string;
  /** The home folder, which is shown as `~`; null where it is not known. */
  readonly home: string | null;
}

/** A path in one line. Where there is no room its folders are cut short and its name stays; the title has all of it. */
export function PathText({ path, home }: PathTextProps) {
  const short = shortPath(path, home);
  const { folder, name } = splitPath(short);
  // In two parts it would be read with a pause between them.
  return (
    <code className={styles.path} title={path} translate="no">
      <span className="visually-hidden">{short}</span>
      <span className={styles.folder} aria-hidden>
        {folder}
      </span>
      <span className={styles.name} aria-hidden>
        {name}
      </span>
    </code>
  );
}
