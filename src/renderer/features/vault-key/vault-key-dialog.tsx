import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/assert-never.ts';
import { FreshCodeDialog } from '../../actions/fresh-code-dialog.tsx';
import { Aftermath } from './aftermath.tsx';
import { AskReason } from './ask-reason.tsx';
import type { ChangedKey } from './changed-key.ts';

type Step =
  | { readonly kind: 'ask' }
  | { readonly kind: 'code'; readonly code: string; readonly changed: ChangedKey }
  | { readonly kind: 'after'; readonly changed: ChangedKey };

/** Changes the vault's key: why, the new recovery code, what the old ways in still open. */
export function VaultKeyDialog() {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ kind: 'ask' });
  switch (step.kind) {
    case 'ask':
      return (
        <AskReason
          onChanged={({ recoveryCode, ...changed }) => setStep({ kind: 'code', code: recoveryCode, changed })}
        />
      );
    case 'code': {
      // Asked back or not: what the old ways in still open is never skipped.
      const goOn = (): void => setStep({ kind: 'after', changed: step.changed });
      return (
        <FreshCodeDialog
          code={step.code}
          title={t('rekey.code.title')}
          lead={t('rekey.code.lead')}
          withList
          onDone={goOn}
          onLeave={goOn}
        />
      );
    }
    case 'after':
      return <Aftermath changed={step.changed} />;
    default:
      return assertNever(step);
  }
}
