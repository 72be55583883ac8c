import { useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { inLocale } from '../../../shared/catalogue/index.ts';
import type { EndpointSpec } from '../../../shared/catalogue/types.ts';
import { apiAddress, readAddress } from '../../../shared/endpoint-address.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import { plainHttpOf } from '../../../shared/plain-http.ts';
import { pressOver } from '../../lib/press-over.ts';
import { Button, Field, TextInput } from '../../ui/index.ts';
import type { AccountHolder } from './account-values.ts';
import styles from './endpoint-field.module.css';

export interface EndpointFieldProps {
  readonly cloud: CloudId;
  readonly spec: EndpointSpec;
  /** The address that holds where none is set. */
  readonly known: string | undefined;
}

/**
 * One address of an account. What was pasted is put in order as the field is left: a scheme where there is none, and the
 * API's address in place of its console's, which can be taken back.
 */
export function EndpointField({ cloud, spec, known }: EndpointFieldProps) {
  const { t, i18n } = useTranslation();
  const { register, formState, getValues, setValue, trigger } = useFormContext<AccountHolder>();
  const { name, label, example, help, required } = spec;
  const path = `account.endpoints.${name}` as const;
  const error = formState.errors.account?.endpoints?.[name];
  const title = inLocale(label, i18n.language);
  const [before, setBefore] = useState<string | null>(null);
  /** What a person took back, and so wants as it is. */
  const kept = useRef<string | null>(null);

  const settle = (): void => {
    const text = getValues(path) ?? '';
    const read = readAddress(cloud, text);
    if (read.kind === 'bad') void trigger(path);
    if (read.kind !== 'fine') return;
    const api = kept.current === read.url ? null : apiAddress(cloud, name, read.url, text);
    if (api !== null) setBefore(read.url);
    const url = api ?? read.url;
    if (url !== text) setValue(path, url, { shouldValidate: error !== undefined });
  };
  /** Plain http where it cannot be, or was not allowed. */
  const plainProblem = (url: string): true | string => {
    const { host } = new URL(url);
    switch (plainHttpOf(cloud, url)) {
      case 'fine':
        return true;
      case 'never':
        return t('network.account.plainNever', { host });
      case 'vendor':
        return t('network.account.plainVendor', { host });
      case 'consent':
        return getValues('account.plainHttp') || t('network.account.plainNeeded', { host });
    }
  };
  const { onBlur, onChange, ...field } = register(path, {
    validate: (text) => {
      const read = readAddress(cloud, text);
      switch (read.kind) {
        case 'bad':
          return t(`network.address.${read.problem}`);
        case 'empty':
          return !required || t('add.required', { field: title });
        case 'fine':
          return plainProblem(read.url);
      }
    },
  });
  const takeBack = (): void => {
    if (before === null) return;
    kept.current = before;
    setValue(path, before);
    setBefore(null);
  };

  return (
    <Field
      label={title}
      hint={help && inLocale(help, i18n.language)}
      required={required}
      optional={!required}
      error={error?.message}
    >
      <TextInput
        {...field}
        onChange={(event) => {
          setBefore(null);
          return onChange(event);
        }}
        onBlur={(event) => {
          void pressOver().then(settle);
          return onBlur(event);
        }}
        // Once the text is in the field.
        onPaste={() => window.setTimeout(settle)}
        mono
        maxLength={500}
        placeholder={known ?? example}
      />
      {before !== null && (
        <div className={styles.mended} role="status">
          <span>{t('network.address.mended', { address: before })}</span>
          <Button size="s" onClick={takeBack}>
            {t('network.address.takeBack')}
          </Button>
        </div>
      )}
    </Field>
  );
}
