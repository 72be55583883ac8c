import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { KitButton } from '../../actions/kit-button.tsx';
import { useMinPasswordLength } from '../../actions/use-min-password-length.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import {
  Button,
  Checkbox,
  NewPassword,
  type NewPasswordProblem,
  newPasswordProblem,
  RecoveryCheck,
  RecoveryCode,
  Stage,
  takePassword,
  WireErrorNotice,
} from '../../ui/index.ts';
import { Counts } from './merge-step.tsx';
import styles from './restore.module.css';

/** The end of a merge, with what it did. */
export function MergedStep({ counts }: { readonly counts: Output<'restore.merge'> }) {
  const { t } = useTranslation();
  return (
    <Stage title={t('restore.merged.title')} lead={t('restore.done.lead')}>
      <div className={styles.content}>
        <Counts {...counts} />
        <Leave />
      </div>
    </Stage>
  );
}

type After =
  | { readonly kind: 'password' }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'check'; readonly code: string }
  | { readonly kind: 'done' };

/** The end of a restore; after one by the recovery code, a new password and a new code come first. */
export function RestoredStep({ byCode }: { readonly byCode: boolean }) {
  const { t } = useTranslation();
  const { session } = useStores();
  const [after, setAfter] = useState<After>({ kind: byCode ? 'password' : 'done' });
  const [written, setWritten] = useState(false);
  switch (after.kind) {
    case 'password':
      return <PasswordStep onCode={(code) => setAfter({ kind: 'code', code })} />;
    case 'code':
      return (
        <Stage title={t('onboarding.recovery.title')} lead={t('onboarding.recovery.lead')}>
          <RecoveryCode code={after.code} />
          <Checkbox label={t('onboarding.recovery.written')} checked={written} onChange={setWritten} />
          <div className={styles.actions}>
            <KitButton />
            <Button
              look="primary"
              disabled={!written}
              onClick={() => setAfter({ kind: 'check', code: after.code })}
            >
              {t('common.next')}
            </Button>
          </div>
        </Stage>
      );
    case 'check':
      return (
        <Stage title={t('onboarding.check.title')} lead={t('onboarding.check.lead')}>
          <RecoveryCheck
            code={after.code}
            check={session.confirmRecovery}
            onBack={() => setAfter({ kind: 'code', code: after.code })}
            onDone={() => setAfter({ kind: 'done' })}
            done={t('settings.recovery.confirm')}
          />
        </Stage>
      );
    case 'done':
      return (
        <Stage title={t('restore.restored.title')} lead={t('restore.done.lead')}>
          <div className={styles.content}>
            <Leave />
          </div>
        </Stage>
      );
    default:
      return assertNever(after);
  }
}

/** Sets the password of the restored vault. The code that opened it makes way for a new one. */
function PasswordStep({ onCode }: { readonly onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const { restore } = useStores();
  const form = useId();
  const min = useMinPasswordLength();
  const refs = { first: useRef<HTMLInputElement>(null), second: useRef<HTMLInputElement>(null) };
  const [problem, setProblem] = useState<NewPasswordProblem>(null);
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
      const code = await restore.setPassword(refs.first.current?.value ?? '');
      takePassword(refs);
      onCode(code);
    } catch (thrown) {
      setError(toWireError(thrown));
      setBusy(false);
    }
  };
  return (
    <Stage title={t('restore.password.title')} lead={t('restore.password.lead')}>
      <form id={form} className={styles.content} onSubmit={(event) => void submit(event)} noValidate>
        <NewPassword min={min} refs={refs} problem={problem} onEdit={() => setProblem(null)} autoFocus />
        {error !== null && <WireErrorNotice error={error} />}
        <div className={styles.actions}>
          <span />
          <Button look="primary" type="submit" busy={busy}>
            {t('restore.password.set')}
          </Button>
        </div>
      </form>
    </Stage>
  );
}

function Leave() {
  const { t } = useTranslation();
  const { restore, places, comparison } = useStores();
  return (
    <div className={styles.actions}>
      <Button
        onClick={() => {
          restore.end();
          // Afresh: the key that was in sight may be in the bin of the vault that is here now.
          void places.keys({ kind: 'all' });
        }}
      >
        {t('restore.done.open')}
      </Button>
      <Button
        look="primary"
        onClick={() => {
          restore.end();
          places.comparison();
          void comparison.run();
        }}
      >
        {t('comparison.run')}
      </Button>
    </div>
  );
}
