import { CircleCheck, CircleStop, CircleX } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../../../shared/failure-words.ts';
import type { Pin } from '../../../shared/model/certificate.ts';
import type { ReachReport } from '../../../shared/model/reach.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Dialog, Spinner, WireErrorNotice } from '../../ui/index.ts';
import styles from './reach.module.css';
import { ReachAddressPart } from './reach-address.tsx';
import { ReachStepItem } from './reach-step.tsx';
import { verdictOf } from './words.ts';

/** The test that is under way or over, over whatever asked for it. */
export function ReachDialog() {
  const { t } = useTranslation();
  const { reach, dialogs } = useStores();
  const { request, report, running, error } = useLive(reach, (state) => state);
  const close = useRef<HTMLButtonElement>(null);
  if (request === null) return null;
  const { label, cloud, pin } = request;
  const take = async (taken: Pin): Promise<void> => {
    await pin(taken);
    void reach.again();
  };
  const toSettings = (): void => {
    reach.close();
    dialogs.open({ kind: 'settings', section: 'network' });
  };
  return (
    <Dialog
      open
      onClose={reach.close}
      initialFocus={close}
      title={label === '' ? t('network.reach.title') : t('network.reach.titleOf', { label })}
      actions={
        <>
          {request.over === 'window' && (
            <Button look="ghost" onClick={toSettings}>
              {t('network.reach.settings')}
            </Button>
          )}
          {running ? (
            <Button onClick={reach.stop}>{t('network.reach.stop')}</Button>
          ) : (
            <Button onClick={() => void reach.again()}>{t('network.reach.again')}</Button>
          )}
          <Button ref={close} look="primary" onClick={reach.close}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <Summary report={report} running={running} />
      {error !== null && <WireErrorNotice error={error} />}
      {report?.addresses.map((address) => (
        <ReachAddressPart
          key={`${address.name} ${address.url}`}
          cloud={cloud}
          address={address}
          onPin={take}
        />
      ))}
      {report !== null && (
        <ol className={styles.steps}>
          <Signature signature={report.signature} />
        </ol>
      )}
    </Dialog>
  );
}

/** Where it stands in a sentence, spoken as it changes. */
function Summary({ report, running }: { readonly report: ReachReport | null; readonly running: boolean }) {
  const { t } = useTranslation();
  const verdict = report === null ? null : verdictOf(report);
  const steps = report?.addresses.flatMap((address) => address.steps) ?? [];
  const last = steps.findLast(({ state }) => state === 'ok' || state === 'failed');
  return (
    <div role="status" className={styles.summary} data-verdict={running ? 'running' : verdict?.kind}>
      {running && (
        <>
          <Spinner />
          <span>{t('network.reach.running')}</span>
          {last !== undefined && (
            <span className="visually-hidden">
              {t(`network.reach.step.${last.step}`)}: {t(`network.reach.state.${last.state}`)}
            </span>
          )}
        </>
      )}
      {!running && verdict?.kind === 'fine' && (
        <>
          <CircleCheck size={18} aria-hidden />
          <span>{t(verdict.key ? 'network.reach.fineKey' : 'network.reach.fine')}</span>
        </>
      )}
      {!running && verdict?.kind === 'stopped' && (
        <>
          <CircleStop size={18} aria-hidden />
          <span>{t('network.reach.stopped')}</span>
        </>
      )}
      {!running && verdict?.kind === 'broken' && (
        <>
          <CircleX size={18} aria-hidden />
          <span>{t('network.reach.broken', { step: t(`network.reach.step.${verdict.step}`) })}</span>
        </>
      )}
    </div>
  );
}

function Signature({ signature }: { readonly signature: ReachReport['signature'] }) {
  const { t } = useTranslation();
  const { failure } = signature;
  const words = failure === null ? null : failureWords(failure);
  return (
    <ReachStepItem step="signature" outcome={signature}>
      {words !== null && (
        <p>
          {t(words.title)} <span className={styles.quiet}>{t(words.action)}</span>
        </p>
      )}
    </ReachStepItem>
  );
}
