import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KitButton } from '../../actions/kit-button.tsx';
import { useStores } from '../../stores/react.ts';
import { Button, Checkbox, RecoveryCheck, RecoveryCode, Stage } from '../../ui/index.ts';
import styles from './onboarding.module.css';
import { useStepProgress } from './progress.ts';

/** Shows the recovery code, once. */
export function CodeStep({ code, onDone }: { readonly code: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [written, setWritten] = useState(false);
  const progress = useStepProgress(3);
  return (
    <Stage title={t('onboarding.recovery.title')} lead={t('onboarding.recovery.lead')} progress={progress}>
      <RecoveryCode code={code} />
      <Checkbox label={t('onboarding.recovery.written')} checked={written} onChange={setWritten} />
      <div className={styles.actions}>
        <KitButton />
        <Button look="primary" onClick={onDone} disabled={!written}>
          {t('common.next')}
        </Button>
      </div>
    </Stage>
  );
}

/** Asks two groups of the code back. */
export function CheckStep(props: {
  readonly code: string;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const { session } = useStores();
  const progress = useStepProgress(4);
  return (
    <Stage title={t('onboarding.check.title')} lead={t('onboarding.check.lead')} progress={progress}>
      <RecoveryCheck
        code={props.code}
        check={session.confirmRecovery}
        onBack={props.onBack}
        onDone={props.onDone}
        done={t('onboarding.finish')}
      />
    </Stage>
  );
}
