import { useId, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useSecretInputs } from '../../lib/use-secret-inputs.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Checkbox, Field, Fold, PasswordInput, SegmentedControl, TextInput } from '../../ui/index.ts';
import styles from './restore.module.css';
import { StepFrame } from './step-frame.tsx';

interface Values {
  readonly service: 's3' | 'oss';
  readonly bucket: string;
  readonly region: string;
  readonly publicId: string;
  readonly prefix: string;
  readonly endpoint: string;
  readonly pathStyle: boolean;
}

const BLANK: Values = {
  service: 's3',
  bucket: '',
  region: '',
  publicId: '',
  prefix: '',
  endpoint: '',
  pathStyle: false,
};

const given = (text: string): boolean => text.trim() !== '';

/** Where a bucket is and with whose key it is reached, typed: the vault that knows it may be lost. */
export function BucketStep() {
  const { t } = useTranslation();
  const { restore } = useStores();
  const busy = useLive(restore, (state) => state.busy);
  const { register, control, watch, handleSubmit, formState } = useForm<Values>({ defaultValues: BLANK });
  const secrets = useSecretInputs();
  const [noSecret, setNoSecret] = useState(false);
  const form = useId();
  const service = watch('service');
  const missing = (name: 'bucket' | 'region' | 'publicId') =>
    formState.errors[name] === undefined ? undefined : t('add.required', { field: t(`backup.form.${name}`) });
  const ask = async ({ publicId, endpoint, ...place }: Values): Promise<void> => {
    const { secret } = secrets.read();
    setNoSecret(secret === undefined);
    if (secret === undefined) return secrets.focus('secret');
    await restore.listBucket({
      place: { ...place, endpoint: given(endpoint) ? endpoint : null },
      key: { kind: 'typed', publicId, secret },
    });
  };

  return (
    <StepFrame
      wide
      title={t('restore.bucket.title')}
      lead={t('restore.bucket.lead')}
      actions={
        <Button look="primary" type="submit" form={form} busy={busy}>
          {t('restore.bucket.look')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void handleSubmit(ask)(event)} noValidate>
        <Controller
          control={control}
          name="service"
          render={({ field }) => (
            <SegmentedControl
              aria-label={t('backup.form.service')}
              value={field.value}
              onChange={field.onChange}
              segments={(['s3', 'oss'] as const).map((value) => ({
                value,
                label: t(`backup.form.${value}`),
              }))}
            />
          )}
        />
        <div className={styles.pair}>
          <Field label={t('backup.form.bucket')} required error={missing('bucket')}>
            <TextInput {...register('bucket', { validate: given })} mono autoFocus maxLength={63} />
          </Field>
          <Field label={t('backup.form.region')} required error={missing('region')}>
            <TextInput
              {...register('region', { validate: given })}
              mono
              maxLength={60}
              placeholder={service === 's3' ? 'eu-central-1' : 'cn-hangzhou'}
            />
          </Field>
          <Field label={t('backup.form.publicId')} required error={missing('publicId')}>
            <TextInput {...register('publicId', { validate: given })} mono maxLength={200} />
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
        <Fold title={t('backup.form.more')}>
          <div className={styles.form}>
            <div className={styles.pair}>
              <Field label={t('backup.form.prefix')} optional hint={t('backup.form.prefixHint')}>
                <TextInput {...register('prefix')} mono maxLength={200} placeholder="keyturn" />
              </Field>
              <Field label={t('backup.form.endpoint')} optional hint={t('backup.form.endpointHint')}>
                <TextInput
                  {...register('endpoint')}
                  mono
                  maxLength={500}
                  placeholder="https://s3.example.com"
                />
              </Field>
            </div>
            <Controller
              control={control}
              name="pathStyle"
              render={({ field }) => (
                <Checkbox
                  checked={field.value}
                  onChange={field.onChange}
                  label={t('backup.form.pathStyle')}
                />
              )}
            />
          </div>
        </Fold>
      </form>
    </StepFrame>
  );
}
