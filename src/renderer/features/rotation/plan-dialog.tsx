import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { RotationPlan } from '../../../shared/model/rotation.ts';
import { useDialogKey } from '../../actions/use-dialog-key.ts';
import { useNow } from '../../lib/use-now.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import { announce, Button, Dialog, SegmentedControl, Spinner, WireErrorNotice } from '../../ui/index.ts';
import styles from './plan.module.css';
import { PlanFacts } from './plan-facts.tsx';
import { PlanOptionFields } from './plan-options.tsx';
import { PlanSteps } from './plan-steps.tsx';
import { Rehearsal } from './rehearsal.tsx';
import { Obstacle, StartError } from './start-error.tsx';
import { type AskedPlan, type PlanOptions, requestOf, usePlan } from './use-plan.ts';

/** Shows what a rotation would do before it does anything, and begins it. */
export function PlanDialog({ id }: { readonly id: CredentialId }) {
  const detail = useDialogKey(id);
  return detail === null ? null : <Plan key={id} detail={detail} />;
}

/** Whether it may begin: two keys already is no end, since the started rotation shows the ways on. */
function canStart(plan: RotationPlan): boolean {
  return plan.obstacles.every((obstacle) => obstacle === 'too-many-keys');
}

const PAGES = ['plan', 'options', 'rehearse'] as const;

function Plan({ detail }: { readonly detail: CredentialDetail }) {
  const { t } = useTranslation();
  const { dialogs, rotations } = useStores();
  const now = useNow();
  const [options, setOptions] = useState<PlanOptions>({ policy: {}, admin: null });
  const [page, setPage] = useState<(typeof PAGES)[number]>('plan');
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const asked = usePlan(detail.id, options);
  const { plan } = asked;
  const safe = useRef<HTMLButtonElement>(null);

  const start = async (): Promise<void> => {
    setStarting(true);
    setError(null);
    try {
      await rotations.start(requestOf(detail.id, options));
      dialogs.close();
      announce(t('rotation.plan.started', { label: detail.label }));
    } catch (thrown) {
      setError(toWireError(thrown));
      setStarting(false);
    }
  };

  return (
    <Dialog
      open
      sticky
      size="l"
      initialFocus={safe}
      onClose={dialogs.close}
      title={t('rotation.plan.title', { label: detail.label })}
      description={t('rotation.plan.detail')}
      actions={
        <>
          <Button ref={safe} onClick={dialogs.close} disabled={starting}>
            {t('common.cancel')}
          </Button>
          <Button
            look="primary"
            busy={starting}
            disabled={plan === null || asked.busy || !canStart(plan)}
            onClick={() => void start()}
          >
            {t('rotation.plan.start')}
          </Button>
        </>
      }
    >
      <div className={styles.pages}>
        <SegmentedControl
          aria-label={t('rotation.plan.pages')}
          segments={PAGES.map((value) => ({ value, label: t(`rotation.plan.page.${value}`) }))}
          value={page}
          onChange={setPage}
        />
      </div>
      {page === 'plan' && <PlanPage asked={asked} now={now} />}
      {page === 'options' && (
        <PlanOptionFields
          detail={detail}
          options={options}
          policy={asked.busy ? null : (plan?.policy ?? null)}
          onChange={setOptions}
        />
      )}
      {page === 'rehearse' && <Rehearsal request={requestOf(detail.id, options)} />}
      {error !== null && <StartError error={error} />}
    </Dialog>
  );
}

interface PlanPageProps {
  readonly asked: AskedPlan;
  readonly now: number;
}

/** The steps beside the facts; before they are known, that they are asked for, or why they are not known. */
function PlanPage({ asked: { plan, error, busy, again }, now }: PlanPageProps) {
  const { t } = useTranslation();
  if (plan === null && busy) {
    return (
      <div className={styles.loading}>
        <Spinner label={t('rotation.plan.loading')} />
        <span aria-hidden>{t('rotation.plan.loading')}</span>
      </div>
    );
  }
  if (plan === null) {
    return error === null ? null : (
      <WireErrorNotice error={error} actions={<Button onClick={again}>{t('common.retry')}</Button>} />
    );
  }
  return (
    <>
      {plan.obstacles.map((obstacle) => (
        <Obstacle key={obstacle} reason={obstacle} other={plan.other?.publicId ?? null} />
      ))}
      {plan.obstacles.length > 0 && (
        <div>
          <Button size="s" busy={busy} onClick={again}>
            {t('rotation.choice.retry.label')}
          </Button>
        </div>
      )}
      <div className={styles.columns} aria-busy={busy ? true : undefined}>
        <PlanSteps plan={plan} />
        <PlanFacts plan={plan} now={now} />
      </div>
    </>
  );
}
