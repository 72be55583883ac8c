import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { catalogue } from '../../../shared/catalogue/index.ts';
import { readAddress } from '../../../shared/endpoint-address.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import { plainHttpOf } from '../../../shared/plain-http.ts';
import { Checkbox } from '../../ui/index.ts';
import type { AccountHolder } from './account-values.ts';
import styles from './endpoint-field.module.css';

/** Asks for consent where an address of the account has no TLS, and the platform's keys survive that. */
export function PlainHttpConsent({ cloud }: { readonly cloud: CloudId }) {
  const { t } = useTranslation();
  const { control, watch, trigger, formState } = useFormContext<AccountHolder>();
  const endpoints = watch('account.endpoints');
  const asks = catalogue[cloud].endpoints.some(({ name }) => {
    const read = readAddress(cloud, endpoints[name] ?? '');
    return read.kind === 'fine' && plainHttpOf(cloud, read.url) === 'consent';
  });
  if (!asks) return null;
  return (
    <div className={styles.consent}>
      <Controller
        control={control}
        name="account.plainHttp"
        render={({ field }) => (
          <Checkbox
            label={t('network.account.plain')}
            hint={t('network.account.plainHint')}
            checked={field.value}
            onChange={(checked) => {
              field.onChange(checked);
              if (formState.errors.account?.endpoints !== undefined) void trigger('account.endpoints');
            }}
          />
        )}
      />
    </div>
  );
}
