import { useEffect, useState } from 'react';
import { Controller, FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { CLOUD_IDS, type CloudId } from '../../../shared/model/cloud.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { useSecretInputs } from '../../lib/use-secret-inputs.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { CloudTile, Field, Fold, Select, TextArea, TextInput, WireErrorNotice } from '../../ui/index.ts';
import { AccountFields } from './account-fields.tsx';
import { emptyAccount, isPeriod } from './account-values.ts';
import { cloudOf, isWorthKeeping, textsOf, valuesOfDraft } from './key-form-draft.ts';
import { fieldsFor, inputOf, isRequired, type KeyFormValues, NEW_ACCOUNT } from './key-form-values.ts';
import styles from './keys.module.css';
import { OpenField } from './open-field.tsx';
import { SecretFieldInput } from './secret-inputs.tsx';
import type { FormDraft } from './use-draft.ts';

export interface KeyFormProps {
  /** The button outside of the form submits it by this id. */
  readonly id: string;
  readonly onBusy: (busy: boolean) => void;
  readonly onAdded: (id: CredentialId) => void;
  readonly draft: FormDraft;
  /** What the form starts with, where it was left half filled. */
  readonly texts: Readonly<Record<string, string>>;
}

/** A key typed by hand, under the field names of its cloud. */
export function KeyForm(props: KeyFormProps) {
  const { t, i18n } = useTranslation();
  const { list } = useStores();
  const view = list.state.getState().view;
  const [cloud, setCloud] = useState<CloudId>(
    cloudOf(props.texts) ?? (view.kind === 'cloud' ? view.cloud : CLOUD_IDS[0]),
  );
  return (
    <div className={styles.form}>
      <Field label={t('add.cloud')}>
        <Select
          value={cloud}
          onChange={setCloud}
          options={CLOUD_IDS.map((id) => ({
            value: id,
            label: inLocale(catalogue[id].name, i18n.language),
            leading: <CloudTile monogram={catalogue[id].monogram} hue={catalogue[id].hue} />,
          }))}
        />
      </Field>
      <CloudKeyForm key={cloud} cloud={cloud} {...props} />
    </div>
  );
}

/** A draft's account may have gone since. */
function startOf(
  blank: KeyFormValues,
  texts: Readonly<Record<string, string>>,
  accounts: readonly { readonly id: string }[],
): KeyFormValues {
  const values = valuesOfDraft(texts, blank);
  const there = values.accountId === NEW_ACCOUNT || accounts.some(({ id }) => id === values.accountId);
  return there ? values : { ...values, accountId: blank.accountId };
}

function CloudKeyForm({
  cloud,
  id,
  onBusy,
  onAdded,
  draft,
  texts,
}: KeyFormProps & { readonly cloud: CloudId }) {
  const { t } = useTranslation();
  const { client, accounts: accountsStore } = useStores();
  const everyAccount = useLive(accountsStore, (state) => state.value);
  const accounts = everyAccount.filter((account) => account.cloud === cloud);
  const form = useForm<KeyFormValues>({
    defaultValues: startOf(
      {
        label: '',
        accountId: accounts[0]?.id ?? NEW_ACCOUNT,
        fields: {},
        note: '',
        periodDays: '',
        account: emptyAccount(cloud),
      },
      cloudOf(texts) === cloud ? texts : {},
      accounts,
    ),
  });
  const { register, control, watch, formState, handleSubmit } = form;
  const secrets = useSecretInputs();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [error, setError] = useState<WireError | null>(null);
  const { publicIdField } = catalogue[cloud];
  const publicId = watch(`fields.${publicIdField}`) ?? '';
  const isNew = watch('accountId') === NEW_ACCOUNT;
  const fields = fieldsFor(cloud, publicId);
  useEffect(() => {
    draft.connect(() => {
      const values = form.getValues();
      const typed = secrets.read();
      if (!isWorthKeeping(values) && Object.keys(typed).length === 0) return null;
      return { fields: textsOf(values, cloud), secrets: typed };
    });
    return form.subscribe({ formState: { values: true }, callback: draft.touch });
  }, [draft, form, secrets, cloud]);

  const submit = async (values: KeyFormValues): Promise<void> => {
    const typed = secrets.read();
    const empty = fields
      .filter(
        (field) =>
          field.secret && isRequired(field) && typed[field.key] === undefined && !draft.holds(field.key),
      )
      .map((field) => field.key);
    setMissing(empty);
    if (empty[0] !== undefined) return secrets.focus(empty[0]);
    onBusy(true);
    setError(null);
    try {
      const kept = await draft.take(fields.filter(({ secret }) => secret).map(({ key }) => key));
      const added = await client.call('credentials.add', {
        ...inputOf(values, cloud, typed, accounts),
        ...kept,
      });
      secrets.clear();
      onAdded(added.id);
    } catch (thrown) {
      setError(toWireError(thrown));
    } finally {
      onBusy(false);
    }
  };

  return (
    <FormProvider {...form}>
      <form
        id={id}
        className={styles.form}
        onInput={draft.touch}
        onSubmit={(event) => void handleSubmit(submit)(event)}
        noValidate
      >
        <Field
          label={t('add.label')}
          required
          error={
            formState.errors.label === undefined ? undefined : t('add.required', { field: t('add.label') })
          }
        >
          <TextInput
            {...register('label', { validate: (text) => text.trim() !== '' })}
            maxLength={120}
            placeholder={t('add.labelExample')}
          />
        </Field>
        {fields.map((field) =>
          field.secret ? (
            <SecretFieldInput
              key={field.key}
              spec={field}
              inputs={secrets}
              required={isRequired(field)}
              missing={missing.includes(field.key)}
              held={draft.holds(field.key)}
            />
          ) : (
            <OpenField key={field.key} spec={field} />
          ),
        )}
        <div className={styles.pair}>
          <Field label={t('add.account')}>
            <Controller
              control={control}
              name="accountId"
              render={({ field }) => (
                <Select
                  value={field.value}
                  onChange={field.onChange}
                  options={[
                    ...accounts.map((account) => ({ value: account.id as string, label: account.label })),
                    { value: NEW_ACCOUNT, label: t('add.newAccount') },
                  ]}
                />
              )}
            />
          </Field>
          {isNew && (
            <Field label={t('add.accountName')} optional>
              <TextInput
                {...register('account.label')}
                maxLength={120}
                placeholder={t('add.accountNameExample')}
              />
            </Field>
          )}
        </div>
        <Fold title={t('add.advanced')}>
          {isNew && <AccountFields cloud={cloud} />}
          <Field
            label={t('add.keyPeriod')}
            optional
            error={formState.errors.periodDays === undefined ? undefined : t('add.badPeriod')}
          >
            <TextInput {...register('periodDays', { validate: isPeriod })} inputMode="numeric" />
          </Field>
          <Field label={t('vault.note')} optional>
            <TextArea {...register('note')} maxLength={4000} />
          </Field>
        </Fold>
        {error !== null && <WireErrorNotice error={error} />}
      </form>
    </FormProvider>
  );
}
