import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FreshCodeDialog } from '../../actions/fresh-code-dialog.tsx';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { Button, Dialog, Field, PasswordInput, showToast, WireErrorNotice } from '../../ui/index.ts';
import styles from './settings.module.css';

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
      // What runs cannot be called off: the code that it makes would be seen by nobody.
      onClose={() => !busy && dialogs.close()}
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
