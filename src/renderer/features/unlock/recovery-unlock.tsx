import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { KitButton } from '../../actions/kit-button.tsx';
import { useMinPasswordLength } from '../../actions/use-min-password-length.ts';
import { useCountdown } from '../../lib/use-countdown.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import {
  Button,
  Field,
  NewPassword,
  type NewPasswordProblem,
  newPasswordProblem,
  RecoveryCheck,
  RecoveryCode,
  Stage,
  TextInput,
  takePassword,
  WaitNote,
  WireErrorNotice,
} from '../../ui/index.ts';
import styles from './unlock.module.css';

/**
 * Opens the vault by the recovery code and sets a new master password in one go: the code is typed once. It is used up
 * by that, so a new one follows, which is asked back.
 */
export function RecoveryUnlock({ onBack }: { readonly onBack: () => void }) {
  const { session } = useStores();
  const open = useLive(session, (state) => state.status?.state === 'unlocked');
  const [fresh, setFresh] = useState<string | null>(null);
  // A lock in the midst of it: the code is not for whoever looks at the lock screen.
  return fresh === null || !open ? (
    <TypeCode
      onBack={() => {
        // The code may have opened it although the password was refused.
        if (open) void session.lock().then(onBack, onBack);
        else onBack();
      }}
      onFresh={setFresh}
    />
  ) : (
    <NextCode code={fresh} />
  );
}

function NextCode({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const { session } = useStores();
  const [checking, setChecking] = useState(false);
  if (checking) {
    return (
      <Stage title={t('onboarding.check.title')} lead={t('onboarding.check.lead')}>
        <RecoveryCheck
          code={code}
          check={session.confirmRecovery}
          onBack={() => setChecking(false)}
          onDone={session.finishRecovery}
          done={t('onboarding.finish')}
        />
      </Stage>
    );
  }
  return (
    <Stage title={t('kit.recovered.title')} lead={t('kit.recovered.lead')}>
      <RecoveryCode code={code} />
      <div className={styles.actions}>
        <KitButton />
        <Button look="primary" onClick={() => setChecking(true)}>
          {t('onboarding.recovery.written')}
        </Button>
      </div>
    </Stage>
  );
}

function TypeCode({
  onBack,
  onFresh,
}: {
  readonly onBack: () => void;
  readonly onFresh: (code: string) => void;
}) {
  const { t } = useTranslation();
  const { session } = useStores();
  const code = useRef<HTMLInputElement>(null);
  const refs = { first: useRef<HTMLInputElement>(null), second: useRef<HTMLInputElement>(null) };
  const min = useMinPasswordLength();
  const [problem, setProblem] = useState<NewPasswordProblem>(null);
  const [noCode, setNoCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const seconds = useCountdown(useLive(session, (state) => state.status?.retryAt ?? null));

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const typed = code.current?.value.trim() ?? '';
    const found = newPasswordProblem(refs, min);
    setNoCode(typed === '');
    setProblem(found);
    if (typed === '') return code.current?.focus();
    if (found !== null) return (found === 'short' ? refs.first : refs.second).current?.focus();
    if (seconds > 0) return;
    setBusy(true);
    setError(null);
    try {
      // The inputs are emptied only once the code has been taken: a typing error in it is common.
      const fresh = await session.recover(typed, refs.first.current?.value ?? '');
      takePassword(refs);
      if (code.current !== null) code.current.value = '';
      onFresh(fresh);
    } catch (thrown) {
      setError(toWireError(thrown));
      setBusy(false);
      const opened = session.state.getState().status?.state === 'unlocked';
      (opened ? refs.first : code).current?.focus();
    }
  };

  return (
    <Stage title={t('unlock.recovery.title')} lead={t('unlock.recovery.lead')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <Field
          label={t('unlock.recovery.code')}
          required
          error={noCode ? t('unlock.recovery.empty') : undefined}
          hint={t('unlock.recovery.hint')}
        >
          <TextInput ref={code} mono autoFocus autoCapitalize="characters" onInput={() => setNoCode(false)} />
        </Field>
        <NewPassword min={min} refs={refs} problem={problem} onEdit={() => setProblem(null)} />
        {error !== null && error.code !== 'too-many-attempts' && <WireErrorNotice error={error} />}
        {seconds > 0 && <WaitNote seconds={seconds} />}
        <div className={styles.actions}>
          <Button onClick={onBack} disabled={busy}>
            {t('common.back')}
          </Button>
          <Button type="submit" look="primary" busy={busy} disabled={seconds > 0}>
            {t('unlock.recovery.open')}
          </Button>
        </div>
      </form>
    </Stage>
  );
}
