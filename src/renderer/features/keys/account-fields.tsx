import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale, siteOf } from '../../../shared/catalogue/index.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, Select, TextInput } from '../../ui/index.ts';
import { type AccountValues, isAddress, isPeriod } from './account-values.ts';
import styles from './keys.module.css';

/** The fields of an account besides its name, inside of a form that holds it as `account`. */
export function AccountFields({ cloud }: { readonly cloud: CloudId }) {
  const { t, i18n } = useTranslation();
  const { settings } = useStores();
  const period = useLive(settings, (state) => state.periodDays);
  const { control, register, watch, formState } = useFormContext<{ account: AccountValues }>();
  const errors = formState.errors.account;
  const site = watch('account.site');
  const known = siteOf(cloud, site).endpoints;

  return (
    <>
      <div className={styles.pair}>
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
        <Field label={t('add.environment')} optional>
          <TextInput
            {...register('account.environment')}
            maxLength={120}
            placeholder={t('add.environmentExample')}
          />
        </Field>
      </div>
      {catalogue[cloud].endpoints.map(({ name, label, required, example, help }) => (
        <Field
          key={name}
          label={inLocale(label, i18n.language)}
          hint={help && inLocale(help, i18n.language)}
          required={required}
          optional={!required}
          error={errors?.endpoints?.[name] === undefined ? undefined : t('add.badAddress')}
        >
          <TextInput
            {...register(`account.endpoints.${name}`, {
              validate: (text) => isAddress(text) && !(required && text.trim() === ''),
            })}
            mono
            maxLength={500}
            placeholder={known[name] ?? example}
          />
        </Field>
      ))}
      <div className={styles.pair}>
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
      </div>
    </>
  );
}
