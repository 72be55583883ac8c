import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type BucketKey, DEFAULT_RETENTION } from '../../../shared/model/backup.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { useSecretInputs } from '../../lib/use-secret-inputs.ts';
import { useStores } from '../../stores/react.ts';
import { Checkbox, Field, Fold, PasswordInput, SegmentedControl, Select, TextInput } from '../../ui/index.ts';
import styles from './backup.module.css';
import { BackupForm } from './form-dialog.tsx';
import { retentionOf, UpkeepFields, type UpkeepValues, upkeepOf } from './upkeep-fields.tsx';
import { useKeys } from './use-keys.ts';

interface Values {
  readonly label: string;
  readonly service: 's3' | 'oss';
  readonly region: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly endpoint: string;
  readonly pathStyle: boolean;
  readonly key: 'typed' | CredentialId;
  readonly publicId: string;
  readonly upkeep: UpkeepValues;
}

const BLANK: Values = {
  label: '',
  service: 's3',
  region: '',
  bucket: '',
  prefix: '',
  endpoint: '',
  pathStyle: false,
  key: 'typed',
  publicId: '',
  upkeep: upkeepOf('daily', DEFAULT_RETENTION),
};

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

const keyOf = ({ key, publicId }: Values, secret: string): BucketKey =>
  key === 'typed' ? { kind: 'typed', publicId, secret } : { kind: 'credential', id: key };

/** Adds a bucket: where it is, and with whose key it is reached. */
export function BucketDialog() {
  const { t } = useTranslation();
  const { client, backups } = useStores();
  const form = useForm<Values>({ defaultValues: BLANK });
  const { register, control, watch, formState } = form;
  const { errors } = formState;
  const secrets = useSecretInputs();
  const [noSecret, setNoSecret] = useState(false);
  const keys = useKeys();
  const [service, key] = [watch('service'), watch('key')];
  const required = (name: 'region' | 'publicId') =>
    errors[name] === undefined ? undefined : t('add.required', { field: t(`backup.form.${name}`) });

  const check = (values: Values): boolean => {
    const missing = values.key === 'typed' && secrets.read().secret === undefined;
    setNoSecret(missing);
    if (missing) secrets.focus('secret');
    return !missing;
  };
  const submit = async (values: Values): Promise<void> => {
    const { label, region, bucket, prefix, endpoint, pathStyle, upkeep } = values;
    const { id } = await client.call('backup.addTarget', {
      target: {
        kind: 'bucket',
        label: label.trim() === '' ? bucket.trim() : label,
        place: {
          ...{ service: values.service, region, bucket, prefix, pathStyle },
          endpoint: endpoint.trim() === '' ? null : endpoint,
        },
        key: keyOf(values, secrets.read().secret ?? ''),
      },
      schedule: upkeep.schedule,
      retention: retentionOf(upkeep),
    });
    secrets.clear();
    await backups.refresh();
    backups.select(id);
    void backups.run(id);
  };

  return (
    <BackupForm
      title={t('backup.bucket.title')}
      description={t('backup.bucket.detail')}
      confirm={t('backup.bucket.confirm')}
      form={form}
      check={check}
      submit={submit}
    >
      <Controller
        control={control}
        name="service"
        render={({ field }) => (
          <SegmentedControl
            aria-label={t('backup.form.service')}
            value={field.value}
            onChange={field.onChange}
            segments={[
              { value: 's3', label: t('backup.form.s3') },
              { value: 'oss', label: t('backup.form.oss') },
            ]}
          />
        )}
      />
      <div className={styles.pair}>
        <Field
          label={t('backup.form.bucket')}
          required
          error={errors.bucket === undefined ? undefined : t('backup.form.badBucket')}
        >
          <TextInput {...register('bucket', { validate: (text) => BUCKET.test(text.trim()) })} mono />
        </Field>
        <Field label={t('backup.form.region')} required error={required('region')}>
          <TextInput
            {...register('region', { validate: (text) => text.trim() !== '' })}
            mono
            maxLength={60}
            placeholder={service === 's3' ? 'eu-central-1' : 'cn-hangzhou'}
          />
        </Field>
      </div>
      <Field label={t('backup.form.key')} hint={t('backup.form.keyHint')}>
        <Controller
          control={control}
          name="key"
          render={({ field }) => (
            <Select
              value={field.value}
              onChange={field.onChange}
              options={[
                { value: 'typed', label: t('backup.form.typed') },
                ...keys.map(({ id, label, publicId }) => ({ value: id, label, hint: publicId })),
              ]}
            />
          )}
        />
      </Field>
      {key === 'typed' && (
        <div className={styles.pair}>
          <Field label={t('backup.form.publicId')} required error={required('publicId')}>
            <TextInput
              {...register('publicId', { validate: (text) => text.trim() !== '' })}
              mono
              maxLength={200}
            />
          </Field>
          <Field
            label={t('backup.form.secret')}
            required
            error={noSecret ? t('add.required', { field: t('backup.form.secret') }) : undefined}
          >
            <PasswordInput
              ref={secrets.refFor('secret')}
              autoComplete="off"
              maxLength={400}
              onInput={() => setNoSecret(false)}
            />
          </Field>
        </div>
      )}
      <Fold title={t('backup.form.more')}>
        <div className={styles.form}>
          <div className={styles.pair}>
            <Field label={t('backup.form.label')} optional>
              <TextInput {...register('label')} maxLength={120} placeholder={watch('bucket')} />
            </Field>
            <Field label={t('backup.form.prefix')} optional hint={t('backup.form.prefixHint')}>
              <TextInput {...register('prefix')} mono maxLength={200} placeholder="keyturn" />
            </Field>
          </div>
          <Field label={t('backup.form.endpoint')} optional hint={t('backup.form.endpointHint')}>
            <TextInput {...register('endpoint')} mono maxLength={500} placeholder="https://s3.example.com" />
          </Field>
          <Controller
            control={control}
            name="pathStyle"
            render={({ field }) => (
              <Checkbox checked={field.value} onChange={field.onChange} label={t('backup.form.pathStyle')} />
            )}
          />
          <UpkeepFields />
        </div>
      </Fold>
    </BackupForm>
  );
}
