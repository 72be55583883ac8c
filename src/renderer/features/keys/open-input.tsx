import { Controller, type RegisterOptions, useFormContext } from 'react-hook-form';
import type { FieldSpec } from '../../../shared/catalogue/types.ts';
import { TextArea, TextInput } from '../../ui/index.ts';
import { MapInput } from './map-input.tsx';

/** A form that holds a key's open fields. */
export interface OpenValues {
  readonly fields: Record<string, string>;
}

interface OpenInputProps {
  readonly spec: FieldSpec;
  readonly label: string;
  readonly rules?: Pick<RegisterOptions<OpenValues, `fields.${string}`>, 'validate'>;
}

/** The control of an open field by its shape: values under names, lines, or one line, which would lose line ends. */
export function OpenInput({ spec, label, rules = {} }: OpenInputProps) {
  const { register, control } = useFormContext<OpenValues>();
  const name = `fields.${spec.key}` as const;
  const { map } = spec;
  if (map !== undefined) {
    return (
      <Controller
        control={control}
        name={name}
        rules={rules}
        render={({ field }) => (
          <MapInput spec={map} label={label} value={field.value ?? ''} onChange={field.onChange} />
        )}
      />
    );
  }
  const input = { ...register(name, rules), mono: true, maxLength: 20_000, placeholder: spec.example };
  return spec.multiline === true ? <TextArea {...input} /> : <TextInput {...input} />;
}
