import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { BackupSchedule, Retention } from '../../../shared/model/backup.ts';
import { Field, Select, TextInput } from '../../ui/index.ts';
import styles from './backup.module.css';

/** How often, and how many stay, as a form holds them. */
export interface UpkeepValues {
  readonly schedule: BackupSchedule;
  readonly daily: string;
  readonly monthly: string;
}

export const upkeepOf = (schedule: BackupSchedule, { daily, monthly }: Retention): UpkeepValues => ({
  schedule,
  daily: String(daily),
  monthly: String(monthly),
});

export const retentionOf = ({ daily, monthly }: UpkeepValues): Retention => ({
  daily: Number(daily),
  monthly: Number(monthly),
});

const LIMITS = { daily: [1, 90], monthly: [0, 60] } as const;

const fits =
  ([min, max]: readonly [number, number]) =>
  (text: string): boolean =>
    /^\d+$/.test(text.trim()) && Number(text) >= min && Number(text) <= max;

/** The fields of `UpkeepValues`, inside of a form that holds them as `upkeep`. */
export function UpkeepFields() {
  const { t } = useTranslation();
  const { control, register, formState } = useFormContext<{ upkeep: UpkeepValues }>();
  const number = (name: 'daily' | 'monthly') => (
    <Field
      label={t(`backup.form.${name}`)}
      error={
        formState.errors.upkeep?.[name] === undefined
          ? undefined
          : t('backup.form.range', { min: LIMITS[name][0], max: LIMITS[name][1] })
      }
    >
      <TextInput {...register(`upkeep.${name}`, { validate: fits(LIMITS[name]) })} inputMode="numeric" />
    </Field>
  );
  return (
    <>
      <Field label={t('backup.schedule.label')} hint={t('backup.form.scheduleHint')}>
        <Controller
          control={control}
          name="upkeep.schedule"
          render={({ field }) => (
            <Select
              value={field.value}
              onChange={field.onChange}
              options={(['daily', 'weekly', 'off'] as const).map((value) => ({
                value,
                label: t(`backup.schedule.${value}`),
              }))}
            />
          )}
        />
      </Field>
      <div className={styles.pair}>
        {number('daily')}
        {number('monthly')}
      </div>
    </>
  );
}
