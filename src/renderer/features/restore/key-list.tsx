import { catalogue } from '../../../shared/catalogue/index.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import type { PreviewKey } from '../../../shared/model/restore.ts';
import { CloudTile } from '../../ui/index.ts';
import styles from './restore.module.css';

/** What a key is called and where it belongs, without its state. */
export function KeyName({ shown }: { readonly shown: PreviewKey }) {
  const { cloud, label, accountLabel, publicId } = shown;
  return (
    <span className={styles.key}>
      <CloudTile monogram={catalogue[cloud].monogram} hue={catalogue[cloud].hue} />
      <span className={styles.keyWords}>
        <span className={styles.keyLabel}>{label}</span>
        <span className={styles.quiet}>
          {[accountLabel, label === publicId ? '' : maskPublicId(publicId)]
            .filter((text) => text !== '')
            .join(' · ')}
        </span>
      </span>
    </span>
  );
}

/** Keys by name, in a fold of their own height. */
export function KeyList({ keys }: { readonly keys: readonly PreviewKey[] }) {
  return (
    <ul className={styles.keys}>
      {keys.map((key) => (
        <li key={key.id}>
          <KeyName shown={key} />
        </li>
      ))}
    </ul>
  );
}
