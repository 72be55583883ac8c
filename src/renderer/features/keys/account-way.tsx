import type { RefObject } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../shared/model/account.ts';
import { readProxy } from '../../lib/proxy-address.ts';
import { Field, PasswordInput, Select, TextInput } from '../../ui/index.ts';
import { type AccountHolder, PROXY_KINDS } from './account-values.ts';
import styles from './keys.module.css';

export interface AccountWayProps {
  /** The one that is changed; left out, one that is about to be made. */
  readonly account?: Account;
  readonly password: RefObject<HTMLInputElement | null>;
}

/** The account's own way out: none, or a proxy with whoever signs in there. */
export function AccountWay({ account, password }: AccountWayProps) {
  const { t } = useTranslation();
  const { register, control, watch, getValues, formState } = useFormContext<AccountHolder>();
  const errors = formState.errors.account;
  const [kind, proxy, user] = watch(['account.proxyKind', 'account.proxy', 'account.proxyUser']);
  const read = readProxy(proxy);
  const held =
    account?.hasProxyPassword === true &&
    read.kind === 'fine' &&
    read.url === account.proxy &&
    user.trim() === (account.proxyUser ?? '');
  return (
    <>
      <Field label={t('network.account.proxy')}>
        <Controller
          control={control}
          name="account.proxyKind"
          render={({ field }) => (
            <Select
              value={field.value}
              onChange={field.onChange}
              options={PROXY_KINDS.map((value) => ({ value, label: t(`network.account.${value}`) }))}
            />
          )}
        />
      </Field>
      {kind === 'own' && (
        <>
          <Field
            label={t('network.proxy.address')}
            required
            hint={t('network.proxy.addressHint')}
            error={errors?.proxy?.message}
          >
            <TextInput
              {...register('account.proxy', {
                validate: (text) => {
                  const typed = readProxy(text);
                  if (typed.kind === 'fine') return true;
                  return t(
                    typed.problem === 'sign-in' ? 'network.proxy.addressSignIn' : 'network.proxy.addressBad',
                  );
                },
              })}
              mono
              maxLength={500}
              placeholder={t('network.proxy.addressExample')}
            />
          </Field>
          <div className={styles.pair}>
            <Field label={t('network.proxy.user')} optional error={errors?.proxyUser?.message}>
              <TextInput
                {...register('account.proxyUser', {
                  validate: (text) =>
                    text.trim() !== '' ||
                    (password.current?.value ?? '') === '' ||
                    getValues('account.proxyKind') !== 'own' ||
                    t('add.required', { field: t('network.proxy.user') }),
                })}
                maxLength={120}
              />
            </Field>
            <Field
              label={t('network.proxy.password')}
              optional
              hint={t(held ? 'network.proxy.passwordKept' : 'network.proxy.passwordHint')}
            >
              <PasswordInput ref={password} autoComplete="off" maxLength={500} />
            </Field>
          </div>
        </>
      )}
    </>
  );
}
