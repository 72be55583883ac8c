import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStores } from '../stores/react.ts';
import { Button, Dialog, RecoveryCheck, RecoveryCode } from '../ui/index.ts';
import { KitButton } from './kit-button.tsx';

export interface FreshCodeDialogProps {
  readonly code: string;
  readonly title?: string;
  readonly lead?: string;
  /** The kit prints the list of keys too. */
  readonly withList?: boolean;
  /** The code was asked back. */
  readonly onDone: () => void;
  /** It was closed before that; left out, nothing comes after it. */
  readonly onLeave?: () => void;
}

/** A recovery code that was just made: shown once, printed where that is wanted, asked back. */
export function FreshCodeDialog({ code, title, lead, withList, onDone, onLeave }: FreshCodeDialogProps) {
  const { t } = useTranslation();
  const { dialogs, session } = useStores();
  const [checking, setChecking] = useState(false);
  const leave = onLeave ?? dialogs.close;
  if (checking) {
    return (
      <Dialog
        open
        sticky
        onClose={leave}
        title={t('onboarding.check.title')}
        description={t('onboarding.check.lead')}
      >
        <RecoveryCheck
          code={code}
          check={session.confirmRecovery}
          onBack={() => setChecking(false)}
          onDone={onDone}
          done={t('settings.recovery.confirm')}
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      sticky
      onClose={leave}
      title={title ?? t('onboarding.recovery.title')}
      description={lead ?? t('onboarding.recovery.lead')}
      actions={
        <>
          <KitButton {...(withList === undefined ? {} : { withList })} />
          <Button look="primary" onClick={() => setChecking(true)}>
            {t('onboarding.recovery.written')}
          </Button>
        </>
      }
    >
      <RecoveryCode code={code} />
    </Dialog>
  );
}
