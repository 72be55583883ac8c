import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';
import styles from './recovery-code.module.css';
import { TextInput } from './text-input.tsx';

/** The groups of a code as it is printed. */
export function recoveryGroups(code: string): readonly string[] {
  return code.split(/[-\s]+/).filter((group) => group !== '');
}

/** Two different places of a code, in order, chosen at random: those that are asked back. */
export function placesToAsk(count: number): readonly [number, number] {
  const random = crypto.getRandomValues(new Uint32Array(2));
  const first = (random[0] ?? 0) % count;
  const second = (first + 1 + ((random[1] ?? 0) % (count - 1))) % count;
  return first < second ? [first, second] : [second, first];
}

/** A recovery code in large numbered groups, made for paper: it can be selected and printed, and has no copy button. */
export function RecoveryCode({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const numbered = recoveryGroups(code).map((group, index) => ({ place: index + 1, group }));
  return (
    <ol className={styles.code} aria-label={t('onboarding.recovery.code')} translate="no">
      {numbered.map(({ place, group }) => (
        <li key={place} className={styles.group}>
          <span className={styles.place} aria-hidden>
            {place}
          </span>
          <code className={styles.text}>{group}</code>
        </li>
      ))}
    </ol>
  );
}

export interface RecoveryGroupsProps {
  /** Places from 0. */
  readonly places: readonly number[];
  /** The form that reads the inputs names them `group-<place>`. */
  readonly wrong: boolean;
  readonly onEdit: () => void;
}

/** The inputs for the groups that are asked back. */
export function RecoveryGroupInputs({ places, wrong, onEdit }: RecoveryGroupsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.inputs}>
      {places.map((place, order) => (
        <Field
          key={place}
          label={t('onboarding.recovery.group', { place: place + 1 })}
          required
          error={wrong && order === 0 ? t('onboarding.recovery.wrong') : undefined}
        >
          <TextInput name={`group-${place}`} mono autoFocus={order === 0} onInput={onEdit} />
        </Field>
      ))}
    </div>
  );
}
