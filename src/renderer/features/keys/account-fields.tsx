import type { RefObject } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale, siteOf } from '../../../shared/catalogue/index.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, Select, TextInput } from '../../ui/index.ts';
import { type AccountHolder, isPeriod } from './account-values.ts';
import { AccountWay } from './account-way.tsx';
import { EndpointField } from './endpoint-field.tsx';
import styles from './keys.module.css';
import { PinList } from './pin-list.tsx';
import { PlainHttpConsent } from './plain-http-consent.tsx';
import { TestButton } from './test-button.tsx';

export interface AccountFieldsProps {
  readonly account: Account;
  /** The input of the password for its own proxy. */
  readonly password: RefObject<HTMLInputElement | null>;
}

/** The fields of an account besides its name, inside of a form that holds it as `account`. */
export function AccountFields({ account, password }: AccountFieldsProps) {
  const { cloud } = account;
  const { t, i18n } = useTranslation();
  const { control } = useFormContext<AccountHolder>();
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
      <PlainHttpConsent cloud={cloud} />
      <PinList cloud={cloud} />
      <AccountWay account={account} password={password} />
      <TestButton cloud={cloud} account={account} password={password} />
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
  const { watch } = useFormContext<AccountHolder>();
  const known = siteOf(cloud, watch('account.site')).endpoints;
  const needed = which === 'required';
  return catalogue[cloud].endpoints
    .filter(({ required }) => required === needed)
    .map((spec) => <EndpointField key={spec.name} cloud={cloud} spec={spec} known={known[spec.name]} />);
}

/** Where an account stands among the others. */
export function AccountPlace() {
  const { t } = useTranslation();
  const { settings } = useStores();
  const period = useLive(settings, (state) => state.periodDays);
  const { register, formState } = useFormContext<AccountHolder>();
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
    </div>
  );
}
