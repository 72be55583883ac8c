import { useTranslation } from 'react-i18next';
import { inLocale } from '../../../shared/catalogue/index.ts';
import type { VariableSet } from '../../../shared/model/script.ts';
import { Field, Select } from '../../ui/index.ts';
import styles from './scripts.module.css';

export interface SetFieldProps {
  readonly sets: readonly VariableSet[];
  /** Null: all of them. */
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  /** Offers all of them as well. */
  readonly withAll?: boolean;
}

const ALL = 'all';

/** Whose variables: those of one SDK or tool. */
export function SetField({ sets, value, onChange, withAll }: SetFieldProps) {
  const { t, i18n } = useTranslation();
  const options = sets.map(({ id, name, unconfirmed }) => ({
    value: id,
    label: inLocale(name, i18n.language),
    ...(unconfirmed ? { hint: t('scripts.unconfirmed') } : {}),
  }));
  const chosen = sets.find(({ id }) => id === value);
  return (
    <Field
      label={t('scripts.set')}
      {...(chosen?.unconfirmed === true ? { warning: t('scripts.unconfirmedHint') } : {})}
    >
      <Select
        options={withAll === true ? [{ value: ALL, label: t('scripts.allSets') }, ...options] : options}
        value={value ?? ALL}
        onChange={(next) => onChange(next === ALL ? null : next)}
      />
    </Field>
  );
}

/** The names of the variables, each once. */
export function Names({ sets }: { readonly sets: readonly VariableSet[] }) {
  const { t } = useTranslation();
  const names = [...new Set(sets.flatMap(({ variables }) => variables.map(({ name }) => name)))];
  return (
    <div className={styles.named}>
      <p className={styles.label}>{t('scripts.variables')}</p>
      <ul className={styles.names}>
        {names.map((name) => (
          <li key={name}>
            <code translate="no">{name}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
