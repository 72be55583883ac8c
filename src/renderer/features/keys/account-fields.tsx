import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale, siteOf } from '../../../shared/catalogue/index.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, Select, TextInput } from '../../ui/index.ts';
import { type AccountValues, isAddress, isPeriod } from './account-values.ts';
import styles from './keys.module.css';

interface Holder {
  account: AccountValues;
}

/** The fields of an account besides its name, inside of a form that holds it as `account`. */
export function AccountFields({ cloud }: { readonly cloud: CloudId }) {
  const { t, i18n } = useTranslation();
  const { control } = useFormContext<Holder>();
  return (
    <>
      <Field label={t('add.site')}>
        <Controller
          control={control}
          name="account.site"
          render={({ field }) => (
            <Select
              value={field.value}
              onChange={field.onChange}
              options={catalogue[cloud].sites.map(({ id, label }) => ({
                value: id,
                label: inLocale(label, i18n.language),
              }))}
            />
          )}
        />
      </Field>
      <EndpointFields cloud={cloud} which="required" />
      <EndpointFields cloud={cloud} which="optional" />
      <AccountPlace />
    </>
  );
}

/** The addresses that an account of this platform must set, or may. */
export function EndpointFields({
  cloud,
  which,
}: {
  readonly cloud: CloudId;
  readonly which: 'required' | 'optional';
}) {
  const { t, i18n } = useTranslation();
  const { register, watch, formState } = useFormContext<Holder>();
  const errors = formState.errors.account?.endpoints;
  const known = siteOf(cloud, watch('account.site')).endpoints;
  const needed = which === 'required';
  return catalogue[cloud].endpoints
    .filter(({ required }) => required === needed)
    .map(({ name, label, example, help }) => (
      <Field
        key={name}
        label={inLocale(label, i18n.language)}
        hint={help && inLocale(help, i18n.language)}
        required={needed}
        optional={!needed}
        error={errors?.[name] === undefined ? undefined : t('add.badAddress')}
      >
        <TextInput
          {...register(`account.endpoints.${name}`, {
            validate: (text) => isAddress(text) && !(needed && text.trim() === ''),
          })}
          mono
          maxLength={500}
          placeholder={known[name] ?? example}
        />
      </Field>
    ));
}

/** Where an account stands among the others, and how it is reached. */
export function AccountPlace() {
  const { t } = useTranslation();
  const { settings } = useStores();
  const period = useLive(settings, (state) => state.periodDays);
  const { register, formState } = useFormContext<Holder>();
  const errors = formState.errors.account;
  return (
    <div className={styles.pair}>
      <Field label={t('add.environment')} optional>
        <TextInput
          {...register('account.environment')}
          maxLength={120}
          placeholder={t('add.environmentExample')}
        />
      </Field>
      <Field
        label={t('add.accountPeriod')}
        optional
        error={errors?.periodDays === undefined ? undefined : t('add.badPeriod')}
      >
        <TextInput
          {...register('account.periodDays', { validate: isPeriod })}
          inputMode="numeric"
          placeholder={String(period)}
        />
      </Field>
      <Field
        label={t('add.proxy')}
        optional
        error={errors?.proxy === undefined ? undefined : t('add.badAddress')}
      >
        <TextInput
          {...register('account.proxy', { validate: isAddress })}
          mono
          maxLength={500}
          placeholder="http://proxy:3128"
        />
      </Field>
    </div>
  );
}
