import { Fingerprint, KeyRound } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { useCountdown } from '../../lib/use-countdown.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import {
  Button,
  ErrorNotice,
  Field,
  PasswordInput,
  Stage,
  WaitNote,
  WireErrorNotice,
} from '../../ui/index.ts';
import styles from './unlock.module.css';

/** Opens the vault by the master password, or by the keychain where it is set up. */
export function PasswordUnlock({ onRecover }: { readonly onRecover: () => void }) {
  const { t } = useTranslation();
  const { session, restore } = useStores();
  const status = useLive(session, (state) => state.status);
  const wentBackTo = useLive(session, (state) => state.wentBackTo);
  const leaving = useLive(session, (state) => state.leaving);
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState<'password' | 'keychain' | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const [empty, setEmpty] = useState(false);
  const seconds = useCountdown(status?.retryAt ?? null);
  const [due, setDue] = useState<WireError | null>(null);
  const system = status?.systemProof ?? 'none';

  const attempt = async (by: 'password' | 'keychain', run: () => Promise<void>): Promise<void> => {
    setBusy(by);
    setError(null);
    try {
      await run();
    } catch (thrown) {
      const refused = toWireError(thrown);
      if (refused.code === 'password-due') setDue(refused);
      else setError(refused);
      setBusy(null);
      input.current?.focus();
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const password = input.current?.value ?? '';
    setEmpty(password === '');
    if (password === '' || seconds > 0) {
      input.current?.focus();
      return;
    }
    if (input.current !== null) input.current.value = '';
    void attempt('password', () => session.unlock({ kind: 'password', password }));
  };

  return (
    <Stage
      title={t('unlock.title')}
      lead={status?.keychain === 'blocked' ? t('unlock.blocked') : undefined}
      foot={<span data-selectable>{status?.folder}</span>}
    >
      <form className={styles.form} onSubmit={submit} inert={leaving} noValidate>
        <Field label={t('unlock.password')} error={empty ? t('unlock.empty') : undefined}>
          <PasswordInput
            ref={input}
            autoFocus
            autoComplete="current-password"
            readOnly={busy !== null || leaving}
            onInput={() => setEmpty(false)}
          />
        </Field>
        {wentBackTo !== null && (
          <ErrorNotice
            tone="warning"
            title={t('restore.wentBack', { schema: wentBackTo })}
            meaning={t('restore.wentBackMeaning')}
            remedy={t('restore.wentBackAction')}
          />
        )}
        {due !== null && (
          <ErrorNotice
            tone="warning"
            title={t('error.password-due.title')}
            meaning={t('error.password-due.meaning', { days: due.params.days })}
            remedy={t('error.password-due.action')}
          />
        )}
        {error !== null && error.code !== 'too-many-attempts' && <WireErrorNotice error={error} />}
        {seconds > 0 && <WaitNote seconds={seconds} />}
        <Button
          type="submit"
          look="primary"
          wide
          busy={busy === 'password'}
          disabled={busy === 'keychain' || seconds > 0}
        >
          {t('unlock.open')}
        </Button>
        {status?.keychain === 'ready' && due === null && (
          <Button
            wide
            icon={system === 'touch-id' ? Fingerprint : KeyRound}
            busy={busy === 'keychain'}
            disabled={busy === 'password'}
            onClick={() => void attempt('keychain', () => session.unlock({ kind: 'keychain' }))}
          >
            {t(system === 'touch-id' ? 'unlock.touchId' : 'unlock.keychain')}
          </Button>
        )}
        <Button look="ghost" wide onClick={onRecover} disabled={busy !== null}>
          {t('unlock.useRecovery')}
        </Button>
        <Button look="ghost" wide onClick={() => restore.begin()} disabled={busy !== null}>
          {t('restore.entryUnlock')}
        </Button>
      </form>
    </Stage>
  );
}
