import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { FreshCodeDialog } from '../../actions/fresh-code-dialog.tsx';
import { toShownError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import {
  Button,
  Checkbox,
  Dialog,
  Field,
  PasswordInput,
  Section,
  showToast,
  WireErrorNotice,
} from '../../ui/index.ts';
import styles from './recovery-kit.module.css';

/** The printed kit, with a new code; or the list of keys, without any. */
export function RecoveryKitDialog() {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const [made, setMade] = useState<{ readonly code: string; readonly withList: boolean } | null>(null);
  if (made === null) return <Ask onMade={setMade} />;
  return (
    <FreshCodeDialog
      code={made.code}
      withList={made.withList}
      lead={t('kit.opened')}
      onDone={() => {
        dialogs.close();
        showToast({ title: t('settings.recovery.done'), tone: 'success' });
      }}
    />
  );
}

function Ask({
  onMade,
}: {
  readonly onMade: (made: { readonly code: string; readonly withList: boolean }) => void;
}) {
  const { t } = useTranslation();
  const { dialogs, client, session } = useStores();
  const form = useId();
  const input = useRef<HTMLInputElement>(null);
  const [withList, setWithList] = useState(true);
  const [empty, setEmpty] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const password = input.current?.value ?? '';
    setEmpty(password === '');
    if (password === '') return input.current?.focus();
    if (input.current !== null) input.current.value = '';
    setBusy(true);
    setError(null);
    try {
      const { recoveryCode } = await client.call('kit.print', { password, withList });
      await session.refresh();
      onMade({ code: recoveryCode, withList });
    } catch (thrown) {
      setError(toShownError(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      sticky
      // What runs cannot be called off: the code that it makes would be seen by nobody.
      onClose={() => !busy && dialogs.close()}
      title={t('kit.dialog.title')}
      description={t('kit.dialog.detail')}
      actions={
        <>
          <Button onClick={dialogs.close} disabled={busy}>
            {t('common.cancel')}
          </Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {t('kit.dialog.make')}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <form id={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
          <p>{t('kit.dialog.void')}</p>
          <Field label={t('unlock.password')} required error={empty ? t('unlock.empty') : undefined}>
            <PasswordInput ref={input} autoComplete="current-password" onInput={() => setEmpty(false)} />
          </Field>
          <Checkbox label={t('kit.withList')} checked={withList} onChange={setWithList} />
          {error !== null && <WireErrorNotice error={error} />}
        </form>
        <ListOnly />
      </div>
    </Dialog>
  );
}

function ListOnly() {
  const { t } = useTranslation();
  const { client } = useStores();
  const [busy, setBusy] = useState<'page' | 'csv' | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const take = async (as: 'page' | 'csv'): Promise<void> => {
    setBusy(as);
    setError(null);
    try {
      const saved = await client.call('kit.exportList', { as });
      if (saved !== null && as === 'csv') {
        showToast({ title: t('kit.dialog.listSaved', { count: saved.items }), tone: 'success' });
      }
    } catch (thrown) {
      setError(toShownError(thrown));
    }
    setBusy(null);
  };
  return (
    <Section title={t('kit.dialog.listTitle')}>
      <p className={styles.quiet}>{t('kit.dialog.listDetail')}</p>
      <div className={styles.buttons}>
        <Button busy={busy === 'page'} onClick={() => void take('page')}>
          {t('kit.dialog.listPage')}
        </Button>
        <Button busy={busy === 'csv'} onClick={() => void take('csv')}>
          {t('kit.dialog.listCsv')}
        </Button>
      </div>
      {error !== null && <WireErrorNotice error={error} />}
    </Section>
  );
}
