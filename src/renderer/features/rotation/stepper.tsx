import { Check, CirclePause, type LucideIcon, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RotationPolicy } from '../../../shared/model/rotation.ts';
import { shortTime } from '../../lib/short-time.ts';
import { useFormat } from '../../lib/use-format.ts';
import { When } from '../../ui/index.ts';
import type { StepProgress, StepState } from './progress.ts';
import styles from './stepper.module.css';
import { stepTitle } from './words.ts';

const ICONS: Readonly<Partial<Record<StepState, LucideIcon>>> = {
  done: Check,
  stopped: CirclePause,
  skipped: Minus,
};

export interface StepperProps {
  readonly steps: readonly StepProgress[];
  readonly policy: RotationPolicy;
  readonly now: number;
  /** The instant that the present step waits for; null when it waits for none. */
  readonly notBefore?: number | null;
  /** What goes on, under the step where the rotation stands. */
  readonly children?: ReactNode;
}

/** The way of a rotation as a vertical line: what is done and when, where it stands, what is left. */
export function Stepper({ steps, policy, now, notBefore = null, children }: StepperProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className={styles.steps}>
      {steps.map(({ step, state, doneAt }) => {
        const Icon = ICONS[state];
        const here = state === 'present' || state === 'stopped';
        return (
          <li key={step} className={styles.step} data-state={state} aria-current={here ? 'step' : undefined}>
            <span className={styles.mark} aria-hidden>
              {Icon !== undefined && <Icon size={state === 'stopped' ? 16 : 11} strokeWidth={2.5} />}
            </span>
            <div className={styles.words}>
              <div className={styles.head}>
                <span className={styles.name}>
                  {stepTitle(step, policy, { t, format })}
                  <span className="visually-hidden">, {t(`rotation.stepState.${state}`)}</span>
                </span>
                <span className={styles.time}>
                  {doneAt !== null ? (
                    <When text={shortTime(doneAt, { format, now })} exact={format.instant(doneAt)} />
                  ) : (
                    state === 'present' &&
                    notBefore !== null &&
                    notBefore > now && (
                      <When text={format.until(notBefore, now)} exact={format.instant(notBefore)} />
                    )
                  )}
                </span>
              </div>
              {here && children}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
