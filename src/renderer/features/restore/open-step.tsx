import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountdown } from '../../lib/use-countdown.ts';
import { useLive, useStores } from '../../stores/react.ts';
import type { RestoreStep } from '../../stores/restore.ts';
import { Button, Field, PasswordInput, TextInput, WaitNote } from '../../ui/index.ts';
import styles from './restore.module.css';
import { StepFrame } from './step-frame.tsx';

type Way = 'password' | 'recovery';

/** Asks for what opens the backup. */
export function OpenStep({ step }: { readonly step: Extract<RestoreStep, { kind: 'open' }> }) {
  const { t } = useTranslation();
  const { restore, session } = useStores();
  const busy = useLive(restore, (state) => state.busy);
  const seconds = useCountdown(useLive(session, (state) => state.status?.retryAt ?? null));
  const form = useId();
  const input = useRef<HTMLInputElement>(null);
  const [way, setWay] = useState<Way>('password');
  const [empty, setEmpty] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const typed = input.current?.value ?? '';
    setEmpty(typed.trim() === '');
    if (typed.trim() === '' || seconds > 0 || busy) return input.current?.focus();
    if (input.current !== null) input.current.value = '';
    await restore.open(
      way === 'password' ? { kind: 'password', password: typed } : { kind: 'recovery', code: typed.trim() },
    );
    input.current?.focus();
  };

  return (
    <StepFrame
      title={t('restore.open.title')}
      lead={t(step.source.kind === 'copy' ? 'restore.open.leadCopy' : 'restore.open.lead')}
      actions={
        <Button look="primary" type="submit" form={form} busy={busy} disabled={seconds > 0}>
          {t('restore.open.open')}
        </Button>
      }
    >
      {step.name !== null && (
        <p className={styles.file} data-selectable>
          {step.name}
        </p>
      )}
      <form id={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {way === 'password' ? (
          <Field label={t('unlock.password')} error={empty ? t('unlock.empty') : undefined}>
            <PasswordInput
              ref={input}
              autoFocus
              autoComplete="current-password"
              readOnly={busy}
              onInput={() => setEmpty(false)}
            />
          </Field>
        ) : (
          <Field
            label={t('unlock.recovery.code')}
            hint={t('unlock.recovery.hint')}
            error={empty ? t('unlock.recovery.empty') : undefined}
          >
            <TextInput
              ref={input}
              mono
              autoFocus
              autoCapitalize="characters"
              readOnly={busy}
              onInput={() => setEmpty(false)}
            />
          </Field>
        )}
        {seconds > 0 && <WaitNote seconds={seconds} />}
        <div className={styles.alternative}>
          <Button
            look="ghost"
            disabled={busy}
            onClick={() => {
              setWay(way === 'password' ? 'recovery' : 'password');
              setEmpty(false);
            }}
          >
            {t(way === 'password' ? 'unlock.useRecovery' : 'restore.open.usePassword')}
          </Button>
        </div>
      </form>
    </StepFrame>
  );
}
