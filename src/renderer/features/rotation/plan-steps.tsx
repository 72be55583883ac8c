import { useTranslation } from 'react-i18next';
import type { RotationPlan } from '../../../shared/model/rotation.ts';
import { useFormat } from '../../lib/use-format.ts';
import styles from './plan.module.css';
import { PlanHandOuts } from './plan-hand-outs.tsx';
import { PlanPlaces } from './plan-places.tsx';
import { stepTitle } from './words.ts';

/** The steps that a rotation would take, in plain words: who signs, how long it waits, what can be taken back. */
export function PlanSteps({ plan }: { readonly plan: RotationPlan }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.steps} aria-label={t('rotation.plan.steps')}>
      {plan.steps.map((step, index) => (
        <PlanStep key={step.step} plan={plan} step={step} number={index + 1} />
      ))}
    </ol>
  );
}

interface PlanStepProps {
  readonly plan: RotationPlan;
  readonly step: RotationPlan['steps'][number];
  readonly number: number;
}

function PlanStep({ plan, step: { step, signer, waitsMs, undo }, number }: PlanStepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const waits = {
    soakMs: step === 'soak' ? waitsMs : plan.policy.soakMs,
    cooldownMs: step === 'cool' ? waitsMs : plan.policy.cooldownMs,
  };
  const what =
    (step === 'soak' || step === 'cool') && waitsMs === 0
      ? t(`rotation.step.${step}.whatNone`)
      : step === 'prove'
        ? t('rotation.step.prove.what', { count: plan.policy.proofs })
        : t(`rotation.step.${step}.what`);
  const aside = [
    signer === 'none'
      ? null
      : step === 'distribute' && signer === 'person'
        ? t('deliver.byHand')
        : t(`rotation.signer.${signer}`, { label: plan.signer.label }),
    undo === 'none' ? t('rotation.back.none') : null,
  ].filter((part) => part !== null);
  return (
    <li className={styles.step}>
      <span className={styles.number} aria-hidden>
        {number}
      </span>
      <div className={styles.words}>
        <p className={styles.name}>{stepTitle(step, waits, { t, format })}</p>
        <p>{what}</p>
        {aside.length > 0 && <p className={styles.aside}>{aside.join(' · ')}</p>}
        {step === 'distribute' && (
          <>
            <PlanPlaces places={plan.places} />
            <PlanHandOuts id={plan.credentialId} />
          </>
        )}
      </div>
    </li>
  );
}
