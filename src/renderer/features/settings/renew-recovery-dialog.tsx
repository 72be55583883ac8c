import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/assert-never.ts';
import { useStores } from '../../stores/react.ts';
import {
  Button,
  Dialog,
  Field,
  PasswordInput,
  RecoveryCheck,
  RecoveryCode,
  showToast,
  WireErrorNotice,
} from '../../ui/index.ts';
import styles from './settings.module.css';
import { useTold } from './use-told.ts';

type Step =
  | { readonly kind: 'password' }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'check'; readonly code: string };

/** A new recovery code in place of the old one, shown once and asked back. */
export function RenewRecoveryDialog() {
  const [step, setStep] = useState<Step>({ kind: 'password' });
  switch (step.kind) {
    case 'password':
      return <AskPassword onCode={(code) => setStep({ kind: 'code', code })} />;
    case 'code':
      return <ShowCode code={step.code} onNext={() => setStep({ kind: 'check', code: step.code })} />;
    case 'check':
      return <CheckCode code={step.code} onBack={() => setStep({ kind: 'code', code: step.code })} />;
    default:
      return assertNever(step);
  }
}

function AskPassword({ onCode }: { readonly onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const { dialogs, session } = useStores();
  const form = useId();
  const input = useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = useState(false);
  const { error, busy, run } = useTold();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const password = input.current?.value ?? '';
    setEmpty(password === '');
    if (password === '') return input.current?.focus();
    if (input.current !== null) input.current.value = '';
    await run(async () => onCode(await session.renewRecovery(password)));
  };
  return (
    <Dialog
      open
      size="s"
      onClose={dialogs.close}
      title={t('settings.recovery.title')}
      description={t('settings.recovery.detail')}
      actions={
        <>
          <Button onClick={dialogs.close} disabled={busy}>
            {t('common.cancel')}
          </Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {t('settings.recovery.make')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <Field label={t('unlock.password')} required error={empty ? t('unlock.empty') : undefined}>
          <PasswordInput ref={input} autoComplete="current-password" onInput={() => setEmpty(false)} />
        </Field>
        {error !== null && <WireErrorNotice error={error} />}
      </form>
    </Dialog>
  );
}

function ShowCode({ code, onNext }: { readonly code: string; readonly onNext: () => void }) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  return (
    <Dialog
      open
      sticky
      onClose={dialogs.close}
      title={t('onboarding.recovery.title')}
      description={t('onboarding.recovery.lead')}
      actions={
        <Button look="primary" onClick={onNext}>
          {t('onboarding.recovery.written')}
        </Button>
      }
    >
      <RecoveryCode code={code} />
    </Dialog>
  );
}

function CheckCode({ code, onBack }: { readonly code: string; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const { dialogs, session } = useStores();
  return (
    <Dialog
      open
      sticky
      onClose={dialogs.close}
      title={t('onboarding.check.title')}
      description={t('onboarding.check.lead')}
    >
      <RecoveryCheck
        code={code}
        check={session.confirmRecovery}
        onBack={onBack}
        onDone={() => {
          dialogs.close();
          showToast({ title: t('settings.recovery.done'), tone: 'success' });
        }}
        done={t('settings.recovery.confirm')}
      />
    </Dialog>
  );
}
