import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { FieldSpec } from '../../../shared/catalogue/types.ts';
import type { Mistake } from '../../../shared/mistakes/index.ts';
import type { GuideName } from '../../../shared/model/guide.ts';
import type { SecretInputs } from '../../lib/use-secret-inputs.ts';
import styles from './key-form.module.css';
import { isRequired } from './key-form-values.ts';
import { MistakeNote } from './mistake-note.tsx';
import { OpenField } from './open-field.tsx';
import { SecretFieldInput } from './secret-inputs.tsx';
import type { FormDraft } from './use-draft.ts';

export interface KeyFieldsProps {
  readonly place: GuideName;
  readonly fields: readonly FieldSpec[];
  readonly inputs: SecretInputs;
  readonly draft: FormDraft;
  /** Changes when the draft took secrets over, so that their inputs say so. */
  readonly taken: number;
  readonly missing: readonly string[];
  /** Those that the step of the guide which is open yields. */
  readonly wanted: readonly string[];
  readonly mistakes: readonly Mistake[];
  readonly onMend: (mistake: Mistake) => void;
  readonly onKind: (kindId: string) => void;
}

/** The fields of a key in its platform's words and order, each with what is wrong with it beneath. */
export function KeyFields(props: KeyFieldsProps) {
  const { place, fields, inputs, draft, taken, missing, wanted, mistakes, onMend, onKind } = props;
  const { i18n } = useTranslation();
  const caution = catalogue[place.cloud].kinds.find(({ id }) => id === place.kind)?.caution;
  return (
    <>
      {caution !== undefined && <p className={styles.mistake}>{inLocale(caution, i18n.language)}</p>}
      {fields.map((field) => {
        const own = mistakes.filter((mistake) => mistake.fields[0] === field.key);
        const mistaken = mistakes.some((mistake) => mistake.fields.includes(field.key));
        const asked = wanted.includes(field.key);
        return (
          <div key={field.key} className={styles.keyField} data-wanted={asked ? '' : undefined}>
            {field.secret ? (
              <SecretFieldInput
                key={taken}
                spec={field}
                inputs={inputs}
                required={isRequired(field, place.kind)}
                missing={missing.includes(field.key)}
                held={draft.holds(field.key)}
                wanted={asked}
                mistaken={mistaken}
              />
            ) : (
              <OpenField spec={field} kindId={place.kind} wanted={asked} mistaken={mistaken} />
            )}
            {own.map((mistake) => (
              <MistakeNote
                key={mistake.kind}
                cloud={place.cloud}
                mistake={mistake}
                onMend={() => onMend(mistake)}
                onKind={onKind}
              />
            ))}
          </div>
        );
      })}
    </>
  );
}
