import {
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ComparisonOutcome } from '../../../shared/model/restore.ts';
import { Spinner } from '../../ui/index.ts';
import styles from './comparison.module.css';

/** `stranger`: a key that the cloud lists and the vault does not have. */
export type OutcomeWord = ComparisonOutcome | 'stranger';

const ICONS: Readonly<Record<OutcomeWord, LucideIcon>> = {
  waiting: CircleDashed,
  same: CircleCheck,
  changed: TriangleAlert,
  gone: CircleX,
  'not-proven': TriangleAlert,
  unreachable: CircleQuestionMark,
  stranger: TriangleAlert,
};

export interface OutcomeProps {
  readonly of: 'key' | 'rotation';
  readonly word: OutcomeWord;
  /** The clouds are being asked. */
  readonly asking: boolean;
}

/** What a cloud said in plain words, and what to do. */
export function Outcome({ of, word, asking }: OutcomeProps) {
  const { t } = useTranslation();
  const Icon = ICONS[word];
  const action = word === 'waiting' || word === 'same' ? null : actionKey(of, word);
  return (
    <div className={styles.outcome} data-outcome={word}>
      <span className={styles.word}>
        {asking && word === 'waiting' ? <Spinner /> : <Icon size={15} aria-hidden />}
        {of === 'rotation' && word !== 'stranger'
          ? t(`comparison.rotation.${word}.what`)
          : t(`comparison.key.${word}.what`)}
      </span>
      {action !== null && <span className={styles.quiet}>{t(action)}</span>}
    </div>
  );
}

type Odd = Exclude<OutcomeWord, 'waiting' | 'same'>;

function actionKey(of: 'key' | 'rotation', word: Odd) {
  return of === 'rotation' && word !== 'stranger'
    ? (`comparison.rotation.${word}.do` as const)
    : (`comparison.key.${word}.do` as const);
}
