import { useTranslation } from 'react-i18next';
import { catalogue } from '../../../shared/catalogue/index.ts';
import type { RotationPlan } from '../../../shared/model/rotation.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Fact, Facts, Section } from '../../ui/index.ts';
import { type Moment, momentsOf } from './moments.ts';
import styles from './plan.module.css';
import type { StepName } from './progress.ts';
import { SlotsTable } from './slots-table.tsx';

export interface PlanFactsProps {
  readonly plan: RotationPlan;
  readonly now: number;
}

/** What is known before anything happens: who signs, whether it may, the keys there, when to be there, the worst. */
export function PlanFacts({ plan, now }: PlanFactsProps) {
  const { t } = useTranslation();
  const { principal, permission, signer, slots, maxKeys } = plan;
  return (
    <div className={styles.facts}>
      <Section title={t('rotation.plan.facts')}>
        <Facts>
          <Fact name={t('rotation.plan.principal')}>{principal ?? t('rotation.plan.root')}</Fact>
          <Fact name={t('rotation.plan.signer')}>
            {signer.kind === 'self' ? t('rotation.plan.self') : signer.label}
          </Fact>
          <Fact name={t('rotation.plan.permission')}>
            {permission === 'denied'
              ? t('rotation.plan.denied', { rights: (catalogue[plan.cloud].rights?.manage ?? []).join(', ') })
              : t(`rotation.plan.${permission}`)}
          </Fact>
          <Fact name={t('rotation.plan.slots')}>
            {t('rotation.plan.slotsOf', { used: slots.length, max: maxKeys })}
          </Fact>
          <Fact name={t('rotation.plan.present')}>
            <ul>
              {momentsOf(plan.steps).map((moment) => (
                <li key={moment.afterMs}>
                  <MomentWords moment={moment} now={now} />
                </li>
              ))}
            </ul>
            <span className={styles.aside}>{t('rotation.plan.presentHint')}</span>
          </Fact>
          <Fact name={t('rotation.plan.undo')}>
            {t(plan.policy.cooldownMs === 0 ? 'rotation.plan.reversibleNone' : 'rotation.plan.reversible', {
              disable: numberOf(plan, 'disable'),
              delete: numberOf(plan, 'delete'),
            })}
          </Fact>
          <Fact name={t('rotation.plan.worst')}>{t('rotation.plan.worstText')}</Fact>
        </Facts>
      </Section>
      {slots.length > 1 && <SlotsTable slots={slots} now={now} />}
    </div>
  );
}

/** The number that a step has in the plan. */
function numberOf(plan: RotationPlan, step: StepName): number {
  return plan.steps.findIndex((one) => one.step === step) + 1;
}

function MomentWords({ moment, now }: { readonly moment: Moment; readonly now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (moment.afterMs === 0)
    return t('rotation.plan.presentNow', { duration: format.duration(Math.max(60_000, moment.lastsMs)) });
  const at = now + moment.afterMs;
  return t('rotation.plan.presentAt', {
    time: `${format.day(at, now)} ${format.time(at)}`,
    step: moment.steps.map((step) => t(`rotation.short.${step}`)).join(', '),
  });
}
