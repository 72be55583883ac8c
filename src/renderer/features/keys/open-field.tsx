import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { inLocale } from '../../../shared/catalogue/index.ts';
import type { FieldSpec } from '../../../shared/catalogue/types.ts';
import { Field } from '../../ui/index.ts';
import type { KeyFormValues } from './key-form-values.ts';
import { isRequired } from './key-form-values.ts';
import { OpenInput } from './open-input.tsx';

export interface OpenFieldProps {
  readonly spec: FieldSpec;
  readonly kindId: string;
  /** The step of the guide that is open yields it. */
  readonly wanted: boolean;
  /** It has a mistake that is told beneath it: one of its shape need not be told as well. */
  readonly mistaken: boolean;
}

/** A field that is not confidential, inside of the key's form. An unusual shape warns and never blocks. */
export function OpenField({ spec, kindId, wanted, mistaken }: OpenFieldProps) {
  const { t, i18n } = useTranslation();
  const { watch, formState } = useFormContext<KeyFormValues>();
  const label = inLocale(spec.label, i18n.language);
  const text = (watch(`fields.${spec.key}`) ?? '').trim();
  const required = isRequired(spec, kindId);
  const odd = text.length > 6 && spec.format !== undefined && !spec.format.test(text);
  const touched = formState.touchedFields.fields?.[spec.key] === true;
  const rules = { validate: (value: string | undefined) => !required || (value ?? '').trim() !== '' };
  return (
    <Field
      label={label}
      required={required}
      optional={!required}
      hint={spec.help && inLocale(spec.help, i18n.language)}
      error={
        formState.errors.fields?.[spec.key] === undefined ? undefined : t('add.required', { field: label })
      }
      warning={odd && touched && !mistaken ? t('add.odd', { field: label }) : undefined}
      aside={wanted ? t('guide.fromStep') : undefined}
    >
      <OpenInput spec={spec} label={label} rules={rules} />
    </Field>
  );
}
