import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/ipc/contract.ts';
import { BY_HAND } from '../../../shared/model/consumer.ts';
import { Field, Select, TextInput } from '../../ui/index.ts';
import styles from './places.module.css';

export type ByHand = Input<'consumers.addByHand'>['place'];

export interface ByHandFieldsProps {
  readonly value: ByHand;
  /** It was tried to be sent: what is missing says so. */
  readonly tried: boolean;
  readonly onChange: (value: ByHand) => void;
}

/** What a place is that a person sees to, what it is called, and whose it is. */
export function ByHandFields({ value, tried, onChange }: ByHandFieldsProps) {
  const { t } = useTranslation();
  const missing = tried && value.name.trim() === '';
  return (
    <>
      <div className={styles.pair}>
        <Field label={t('places.dialog.what')}>
          <Select
            options={BY_HAND.map((what) => ({ value: what, label: t(`places.byHand.${what}`) }))}
            value={value.what}
            onChange={(what) => onChange({ ...value, what })}
          />
        </Field>
        <Field label={t('places.dialog.owner')} optional>
          <TextInput
            maxLength={120}
            value={value.owner}
            onChange={(event) => onChange({ ...value, owner: event.target.value })}
          />
        </Field>
      </div>
      <Field
        label={t('places.dialog.name')}
        required
        hint={t('places.dialog.nameHint')}
        error={missing ? t('add.required', { field: t('places.dialog.name') }) : undefined}
      >
        <TextInput
          maxLength={120}
          value={value.name}
          onChange={(event) => onChange({ ...value, name: event.target.value })}
        />
      </Field>
    </>
  );
}
