import { useTranslation } from 'react-i18next';
import type { RotationView } from '../../../shared/model/rotation.ts';
import { leftLines } from '../../../shared/rotation-left.ts';
import styles from './rotation.module.css';
import { sayOf } from './words.ts';

/** Which keys remain where a rotation ended early, or would if it were stopped now. Nothing where it did not. */
export function LeftKeys({ rotation }: { readonly rotation: RotationView }) {
  const { t } = useTranslation();
  const title = t(rotation.endedAt === null ? 'rotation.left.would' : 'rotation.left.title');
  const lines = leftLines(rotation, sayOf(t));
  if (lines.length === 0) return null;
  return (
    <div className={styles.left}>
      <p className={styles.hint}>{title}</p>
      <ul aria-label={title}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
