import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { Diagnosis } from '../../../shared/model/diagnosis.ts';
import type { CloudFailure } from '../../../shared/model/failure.ts';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { Button, Dialog, Spinner, WireErrorNotice } from '../../ui/index.ts';
import { AnswerView } from './answer-view.tsx';
import styles from './diagnosis.module.css';
import { ErrorForm } from './error-form.tsx';

const FORM = 'explain-error';

export interface ExplainDialogProps {
  /** A failed check, whose code is explained first; null asks for a text. */
  readonly failure: ({ readonly cloud: CloudId } & CloudFailure) | null;
}

/** Says what an error text means. The text goes to main and out of the page in the same moment. */
export function ExplainDialog({ failure }: ExplainDialogProps) {
  const { t } = useTranslation();
  const { client, dialogs } = useStores();
  const { error, busy, run } = useTold();
  const [cloud, setCloud] = useState(failure?.cloud ?? null);
  const [answer, setAnswer] = useState<Diagnosis | null>(null);
  const [byCode, setByCode] = useState(failure !== null);

  const explain = (text: string, kind: CloudFailure['kind'] | null): Promise<void> =>
    run(async () => setAnswer(await client.call('diagnosis.explain', { text, cloud, kind })));
  const begin = useEffectEvent(() => {
    if (failure !== null) void explain(failure.vendorCode ?? '', failure.kind);
  });
  useEffect(() => begin(), []);
  const waiting = byCode && error === null;
  const again = (): void => {
    setByCode(false);
    setAnswer(null);
  };

  return (
    <Dialog
      open
      size="l"
      sticky={answer === null}
      onClose={dialogs.close}
      title={t('diagnosis.title')}
      {...(answer === null && { description: t('diagnosis.lead') })}
      actions={
        answer === null ? (
          <>
            <Button onClick={dialogs.close}>{t('common.cancel')}</Button>
            <Button look="primary" type="submit" form={FORM} busy={busy}>
              {t('diagnosis.explain')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={again}>{t('diagnosis.again')}</Button>
            <Button look="primary" onClick={dialogs.close}>
              {t('common.close')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.dialog}>
        {error !== null && <WireErrorNotice error={error} />}
        {answer !== null ? (
          <AnswerView answer={answer} />
        ) : waiting ? (
          <Spinner label={t('diagnosis.explain')} />
        ) : (
          <ErrorForm id={FORM} cloud={cloud} onCloud={setCloud} onText={(text) => void explain(text, null)} />
        )}
      </div>
    </Dialog>
  );
}
