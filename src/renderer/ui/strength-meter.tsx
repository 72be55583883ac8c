import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import styles from './strength-meter.module.css';

/** From "guessed at once" (0) to "out of reach" (4), the scale of zxcvbn. */
export type StrengthScore = 0 | 1 | 2 | 3 | 4;

export interface StrengthMeterProps {
  /** Null while nothing is typed. */
  readonly score: StrengthScore | null;
  /** Beside the word: how long guessing takes, or what to add. */
  readonly hint?: string;
}

/** Four bars and a word; changes are announced politely. */
export function StrengthMeter({ score, hint }: StrengthMeterProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.strength}>
      <div className={styles.bars} data-score={score ?? undefined} aria-hidden>
        {[1, 2, 3, 4].map((bar) => (
          <span
            key={bar}
            className={cx(styles.bar, score !== null && bar <= Math.max(1, score) && styles.on)}
          />
        ))}
      </div>
      <p aria-live="polite" className={styles.words}>
        {score !== null && (
          <>
            <span className="visually-hidden">{t('ui.strength.label')}: </span>
            <span className={styles.word}>{t(`ui.strength.${score}`)}</span>
            {hint !== undefined && <span>{hint}</span>}
          </>
        )}
      </p>
    </div>
  );
}
