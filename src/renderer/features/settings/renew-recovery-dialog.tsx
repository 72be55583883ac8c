import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FreshCodeDialog } from '../../actions/fresh-code-dialog.tsx';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { Field, FormDialog, PasswordInput, showToast } from '../../ui/index.ts';

/** A new recovery code in place of the old one, shown once and asked back. */
export function RenewRecoveryDialog() {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const [code, setCode] = useState<string | null>(null);
  if (code === null) return <AskPassword onCode={setCode} />;
  return (
    <FreshCodeDialog
      code={code}
      onDone={() => {
        dialogs.close();
        showToast({ title: t('settings.recovery.done'), tone: 'success' });
      }}
    />
  );
}

function AskPassword({ onCode }: { readonly onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const { dialogs, session } = useStores();
  const input = useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = useState(false);
  const { error, busy, run } = useTold();
  const submit = async (): Promise<void> => {
    const password = input.current?.value ?? '';
    setEmpty(password === '');
    if (password === '') return input.current?.focus();
    if (input.current !== null) input.current.value = '';
    await run(async () => onCode(await session.renewRecovery(password)));
  };
  return (
    <FormDialog
      size="s"
      title={t('settings.recovery.title')}
      description={t('settings.recovery.detail')}
      confirm={t('settings.recovery.make')}
      busy={busy}
      error={error}
      onClose={dialogs.close}
      onSubmit={submit}
    >
      <Field label={t('unlock.password')} required error={empty ? t('unlock.empty') : undefined}>
        <PasswordInput ref={input} autoComplete="current-password" onInput={() => setEmpty(false)} />
      </Field>
    </FormDialog>
  );
}
