import { Check, Minus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReachStep } from '../../../shared/model/reach.ts';
import { Spinner } from '../../ui/index.ts';
import styles from './reach.module.css';
import { isLeftOut } from './words.ts';

export interface ReachStepProps {
  readonly step: ReachStep['step'] | 'signature';
  readonly outcome: Omit<ReachStep, 'step'>;
  /** What was found, in a few words. */
  readonly found?: ReactNode;
  /** More to look at, or to do, under the words. */
  readonly children?: ReactNode;
}

const ICONS = { ok: Check, failed: X, skipped: Minus } as const;

/** One step of a test: whether it went well, how long it took, and otherwise what happened and what to do. */
export function ReachStepItem({ step, outcome, found, children }: ReachStepProps) {
  const { t } = useTranslation();
  const { state, ms, reason, facts } = outcome;
  const Icon = state === 'waiting' || state === 'running' ? null : ICONS[state];
  const leftOut = reason !== null && isLeftOut(reason) ? reason : null;
  const failed = reason !== null && !isLeftOut(reason) ? reason : null;
  return (
    <li className={styles.step} data-step={step} data-state={state}>
      <span className={styles.mark} aria-hidden>
        {state === 'running' ? <Spinner /> : Icon !== null && <Icon size={13} strokeWidth={2.5} />}
      </span>
      <div className={styles.words}>
        <div className={styles.head}>
          <span className={styles.name}>
            {t(`network.reach.step.${step}`)}
            <span className="visually-hidden">, {t(`network.reach.state.${state}`)}</span>
          </span>
          <span className={styles.time}>
            {leftOut !== null && t(`network.reach.skipped.${leftOut}`)}
            {leftOut === null && ms !== null && t('network.reach.facts.ms', { ms })}
          </span>
        </div>
        {found !== undefined && <div className={styles.found}>{found}</div>}
        {failed !== null && (
          <div className={styles.reason}>
            <p>
              <strong>{t(`network.reach.reason.${failed}.what`)}</strong>{' '}
              {t(`network.reach.reason.${failed}.todo`)}
            </p>
            {facts.code !== undefined && <code className={styles.code}>{facts.code}</code>}
          </div>
        )}
        {children}
      </div>
    </li>
  );
}
