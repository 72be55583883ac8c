import { useTranslation } from 'react-i18next';
import { Field, Fold, TextArea, TextInput } from '../../ui/index.ts';
import type { CommandField, CommandText } from './command-draft.ts';
import styles from './places.module.css';

export interface CommandFieldsProps {
  readonly value: CommandText;
  /** The fields that are wrong as they stand, or that main refused. */
  readonly wrong: ReadonlySet<CommandField>;
  readonly onChange: (value: CommandText) => void;
}

/** A program that hands the key on; folded away, what checks it and what takes it back. */
export function CommandFields({ value, wrong, onChange }: CommandFieldsProps) {
  const { t } = useTranslation();
  const set = (field: CommandField, text: string) => onChange({ ...value, [field]: text });
  const said = (field: 'run' | 'check' | 'restore') =>
    wrong.has(field) ? t('places.dialog.badCommand') : undefined;
  return (
    <>
      <Field
        label={t('places.dialog.name')}
        required
        error={wrong.has('name') ? t('add.required', { field: t('places.dialog.name') }) : undefined}
      >
        <TextInput maxLength={120} value={value.name} onChange={(event) => set('name', event.target.value)} />
      </Field>
      <Field label={t('places.dialog.run')} required hint={t('places.dialog.runHint')} error={said('run')}>
        <TextArea
          mono
          rows={3}
          placeholder={t('places.dialog.runSample')}
          value={value.run}
          onChange={(event) => set('run', event.target.value)}
        />
      </Field>
      <Fold title={t('places.dialog.more')}>
        <div className={styles.form}>
          <Field
            label={t('places.dialog.check')}
            optional
            hint={t('places.dialog.checkHint')}
            error={said('check')}
          >
            <TextArea
              mono
              rows={2}
              value={value.check}
              onChange={(event) => set('check', event.target.value)}
            />
          </Field>
          <Field
            label={t('places.dialog.restore')}
            optional
            hint={t('places.dialog.restoreHint')}
            error={said('restore')}
          >
            <TextArea
              mono
              rows={2}
              value={value.restore}
              onChange={(event) => set('restore', event.target.value)}
            />
          </Field>
          <Field
            label={t('places.dialog.seconds')}
            error={wrong.has('seconds') ? t('places.dialog.badSeconds') : undefined}
          >
            <TextInput
              inputMode="numeric"
              value={value.seconds}
              onChange={(event) => set('seconds', event.target.value)}
            />
          </Field>
        </div>
      </Fold>
    </>
  );
}
