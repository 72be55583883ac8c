import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { useMinPasswordLength } from '../../actions/use-min-password-length.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import {
  Button,
  Checkbox,
  NewPassword,
  type NewPasswordProblem,
  newPasswordProblem,
  Stage,
  showToast,
  takePassword,
  WireErrorNotice,
} from '../../ui/index.ts';
import styles from './onboarding.module.css';
import { useStepProgress } from './progress.ts';

/** Chooses the master password and makes the vault. */
export function PasswordStep(props: {
  readonly onBack: () => void;
  readonly onDone: (code: string) => void;
}) {
  const { t } = useTranslation();
  const { session } = useStores();
  const offered = useLive(
    session,
    ({ status }) => status?.keychain === 'available' || status?.keychain === 'ready',
  );
  const folder = useLive(session, ({ status }) => status?.folder ?? '');
  const progress = useStepProgress(2);
  const refs = { first: useRef<HTMLInputElement>(null), second: useRef<HTMLInputElement>(null) };
  const min = useMinPasswordLength();
  const [problem, setProblem] = useState<NewPasswordProblem>(null);
  const [keychain, setKeychain] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = newPasswordProblem(refs, min);
    setProblem(found);
    if (found !== null) return (found === 'short' ? refs.first : refs.second).current?.focus();
    setBusy(true);
    setError(null);
    try {
      const made = await session.create({ password: takePassword(refs), keychain: offered && keychain });
      if (keychain && !made.keychain) showToast({ title: t('onboarding.keychain.failed') });
      props.onDone(made.recoveryCode);
    } catch (thrown) {
      setError(toWireError(thrown));
      setBusy(false);
    }
  };

  return (
    <Stage
      title={t('onboarding.password.title')}
      lead={t('onboarding.password.lead')}
      progress={progress}
      foot={t('onboarding.folder', { folder })}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <NewPassword min={min} refs={refs} problem={problem} onEdit={() => setProblem(null)} autoFocus />
        {offered && (
          <Checkbox
            label={t('onboarding.keychain.label')}
            hint={t('onboarding.keychain.hint')}
            checked={keychain}
            onChange={setKeychain}
          />
        )}
        {error !== null && <WireErrorNotice error={error} />}
        <div className={styles.actions}>
          <Button onClick={props.onBack} disabled={busy}>
            {t('common.back')}
          </Button>
          <Button type="submit" look="primary" busy={busy}>
            {t('onboarding.create')}
          </Button>
        </div>
      </form>
    </Stage>
  );
}
