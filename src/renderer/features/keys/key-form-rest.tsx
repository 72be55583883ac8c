import type { RefObject } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { catalogue } from '../../../shared/catalogue/index.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, Fold, Select, TextArea, TextInput } from '../../ui/index.ts';
import { AccountPlace, EndpointFields } from './account-fields.tsx';
import { isPeriod } from './account-values.ts';
import { AccountWay } from './account-way.tsx';
import { type KeyFormValues, NEW_ACCOUNT } from './key-form-values.ts';
import styles from './keys.module.css';
import { OwnLeadTimes } from './own-lead-times.tsx';
import { PinList } from './pin-list.tsx';
import { PlainHttpConsent } from './plain-http-consent.tsx';
import { TestButton } from './test-button.tsx';

/** Whether nobody but the person knows where this platform is. */
const isPrivate = (cloud: CloudId): boolean => catalogue[cloud].endpoints.some(({ required }) => required);

/** Whose key it is, inside of the key's form; a new account of a private cloud says where that cloud is. */
export function KeyFormAccount({
  cloud,
  accounts,
  password,
}: {
  readonly cloud: CloudId;
  readonly accounts: readonly Account[];
  /** The input of the password for the account's own proxy. */
  readonly password: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useTranslation();
  const { register, control, watch } = useFormContext<KeyFormValues>();
  const isNew = watch('accountId') === NEW_ACCOUNT;
  return (
    <>
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
      {isNew && isPrivate(cloud) && (
        <>
          <EndpointFields cloud={cloud} which="required" />
          <PlainHttpConsent cloud={cloud} />
          <PinList cloud={cloud} />
          <TestButton cloud={cloud} password={password} />
        </>
      )}
    </>
  );
}

/** What most keys do without, folded away. */
export function KeyFormRest({
  cloud,
  password,
}: {
  readonly cloud: CloudId;
  readonly password: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useTranslation();
  const { settings } = useStores();
  const periodDays = useLive(settings, (state) => state.periodDays);
  const { register, watch, formState } = useFormContext<KeyFormValues>();
  const { recommendedDays } = catalogue[cloud];
  const isNew = watch('accountId') === NEW_ACCOUNT;
  return (
    <Fold title={t('add.advanced')}>
      {isNew && (
        <>
          <EndpointFields cloud={cloud} which="optional" />
          {!isPrivate(cloud) && <PlainHttpConsent cloud={cloud} />}
          <AccountWay password={password} />
          {!isPrivate(cloud) && (
            <>
              <PinList cloud={cloud} />
              <TestButton cloud={cloud} password={password} />
            </>
          )}
          <AccountPlace />
        </>
      )}
      <Field
        label={t('add.keyPeriod')}
        optional
        hint={t('add.recommended', { days: recommendedDays, vault: periodDays })}
        error={formState.errors.periodDays === undefined ? undefined : t('add.badPeriod')}
      >
        <TextInput
          {...register('periodDays', { validate: isPeriod })}
          inputMode="numeric"
          placeholder={String(recommendedDays)}
        />
      </Field>
      <OwnLeadTimes
        register={(rule) => register('leadTimes', rule)}
        error={formState.errors.leadTimes?.message}
      />
      <Field label={t('vault.note')} optional>
        <TextArea {...register('note')} maxLength={4000} />
      </Field>
    </Fold>
  );
}
