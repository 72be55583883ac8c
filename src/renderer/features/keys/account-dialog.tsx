import { useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import { GoneDialog } from '../../actions/gone-dialog.tsx';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, FormDialog, TextArea, TextInput } from '../../ui/index.ts';
import { AccountFields } from './account-fields.tsx';
import { type AccountValues, draftOf, valuesOf } from './account-values.ts';
import styles from './keys.module.css';

/** The settings of an account, which hold for every key of it. */
export function AccountDialog({ id }: { readonly id: AccountId }) {
  const { accounts } = useStores();
  const account = useLive(accounts, (state) => state.value.find((candidate) => candidate.id === id));
  return account === undefined ? <GoneDialog /> : <AccountForm key={id} account={account} />;
}

function AccountForm({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { client, dialogs } = useStores();
  const password = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const form = useForm<{ account: AccountValues }>({ defaultValues: { account: valuesOf(account) } });
  const { register, handleSubmit, formState } = form;

  const submit = async ({ account: values }: { account: AccountValues }): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const changes = { ...draftOf(values, account.cloud), tags: [...account.tags] };
      await client.call('accounts.edit', { id: account.id, changes });
      const typed = password.current?.value ?? '';
      if (typed !== '') await client.call('accounts.setProxyPassword', { id: account.id, password: typed });
      dialogs.close();
    } catch (thrown) {
      setError(toWireError(thrown));
      setBusy(false);
    }
  };

  return (
    <FormProvider {...form}>
      <FormDialog
        title={t('add.accountEdit.title', { label: account.label })}
        description={t('add.accountEdit.detail')}
        confirm={t('common.save')}
        busy={busy}
        error={error}
        onClose={dialogs.close}
        onSubmit={handleSubmit(submit)}
      >
        <div className={styles.pair}>
          <Field
            label={t('add.accountName')}
            required
            error={
              formState.errors.account?.label === undefined
                ? undefined
                : t('add.required', { field: t('add.accountName') })
            }
          >
            <TextInput
              {...register('account.label', { validate: (text) => text.trim() !== '' })}
              maxLength={120}
            />
          </Field>
          <Field label={t('add.owner')} optional>
            <TextInput {...register('account.owner')} maxLength={120} />
          </Field>
        </div>
        <AccountFields account={account} password={password} />
        <Field label={t('vault.note')} optional>
          <TextArea {...register('account.note')} maxLength={4000} />
        </Field>
      </FormDialog>
    </FormProvider>
  );
}
