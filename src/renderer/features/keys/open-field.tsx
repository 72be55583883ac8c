import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { inLocale } from '../../../shared/catalogue/index.ts';
import type { FieldSpec } from '../../../shared/catalogue/types.ts';
import { Field, TextInput } from '../../ui/index.ts';
import type { KeyFormValues } from './key-form-values.ts';
import { isRequired } from './key-form-values.ts';

/** A field that is not confidential, inside of the key's form. An unusual shape warns and never blocks. */
export function OpenField({ spec }: { readonly spec: FieldSpec }) {
  const { t, i18n } = useTranslation();
  const { register, watch, formState } = useFormContext<KeyFormValues>();
  const label = inLocale(spec.label, i18n.language);
  const text = (watch(`fields.${spec.key}`) ?? '').trim();
  const name = `fields.${spec.key}` as const;
  const odd = text.length > 6 && spec.format !== undefined && !spec.format.test(text);
  const touched = formState.touchedFields.fields?.[spec.key] === true;
  return (
    <Field
      label={label}
      required={isRequired(spec)}
      optional={!isRequired(spec)}
      error={
        formState.errors.fields?.[spec.key] === undefined ? undefined : t('add.required', { field: label })
      }
      warning={odd && touched ? t('add.odd', { field: label }) : undefined}
    >
      <TextInput
        {...register(name, { validate: (value) => !isRequired(spec) || (value ?? '').trim() !== '' })}
        mono
        maxLength={20_000}
        placeholder={spec.example}
      />
    </Field>
  );
}
