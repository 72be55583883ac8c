import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FreshCodeDialog } from '../../actions/fresh-code-dialog.tsx';
import { useMinPasswordLength } from '../../actions/use-min-password-length.ts';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import {
  Field,
  FormDialog,
  NewPassword,
  type NewPasswordProblem,
  newPasswordProblem,
  PasswordInput,
  showToast,
  takePassword,
} from '../../ui/index.ts';

/**
 * Sets a new master password; proven by the old one, or by the recovery code where that opened the vault. A code that
 * was used is replaced by another one.
 */
export function ChangePasswordDialog() {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const [code, setCode] = useState<string | null>(null);
  if (code === null) return <NewPasswordForm onCode={setCode} />;
  return (
    <FreshCodeDialog
      code={code}
      title={t('kit.recovered.title')}
      lead={t('kit.recovered.lead')}
      onDone={() => {
        dialogs.close();
        showToast({ title: t('settings.recovery.done'), tone: 'success' });
      }}
    />
  );
}

function NewPasswordForm({ onCode }: { readonly onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const { dialogs, session } = useStores();
  const recovered = useLive(session, (state) => state.status?.openedByRecovery === true);
  const proof = useRef<HTMLInputElement>(null);
  const refs = { first: useRef<HTMLInputElement>(null), second: useRef<HTMLInputElement>(null) };
  const min = useMinPasswordLength();
  const [problem, setProblem] = useState<NewPasswordProblem>(null);
  const [noProof, setNoProof] = useState(false);
  const { error, busy, run } = useTold();
  const proofLabel = recovered ? t('onboarding.recovery.code') : t('settings.password.current');

  const submit = async (): Promise<void> => {
    const given = proof.current?.value ?? '';
    const found = newPasswordProblem(refs, min);
    setNoProof(given === '');
    setProblem(found);
    if (given === '') return proof.current?.focus();
    if (found !== null) return (found === 'short' ? refs.first : refs.second).current?.focus();
    const next = refs.first.current?.value ?? '';
    await run(async () => {
      await session.changePassword({
        proof: recovered ? { kind: 'recovery', code: given.trim() } : { kind: 'password', password: given },
        next,
      });
      takePassword(refs);
      if (proof.current !== null) proof.current.value = '';
      if (recovered) return onCode(await session.renewRecovery(next));
      dialogs.close();
      showToast({ title: t('settings.password.done'), tone: 'success' });
    });
  };

  return (
    <FormDialog
      size="s"
      title={t('settings.password.title')}
      confirm={t('settings.password.change')}
      busy={busy}
      error={error}
      onClose={dialogs.close}
      onSubmit={submit}
    >
      <Field
        label={proofLabel}
        required
        error={noProof ? t('add.required', { field: proofLabel }) : undefined}
      >
        <PasswordInput ref={proof} autoComplete="current-password" onInput={() => setNoProof(false)} />
      </Field>
      <NewPassword min={min} refs={refs} problem={problem} onEdit={() => setProblem(null)} />
    </FormDialog>
  );
}
