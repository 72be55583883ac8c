import { useTranslation } from 'react-i18next';
import type { Consumer } from '../../../shared/model/consumer.ts';
import { Field, TextArea, TextInput } from '../../ui/index.ts';

/** What a person keeps beside a place. */
export type About = Pick<Consumer, 'note' | 'restart'>;

export const NO_ABOUT: About = { note: '', restart: '' };

export interface AboutFieldsProps {
  readonly about: About;
  readonly onChange: (about: About) => void;
}

/** The note, and the programs to start anew once the place has another key. */
export function AboutFields({ about, onChange }: AboutFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('places.dialog.note')} optional>
        <TextArea
          rows={2}
          maxLength={2000}
          value={about.note}
          onChange={(event) => onChange({ ...about, note: event.target.value })}
        />
      </Field>
      <Field label={t('places.dialog.restart')} optional hint={t('places.dialog.restartHint')}>
        <TextInput
          maxLength={500}
          value={about.restart}
          onChange={(event) => onChange({ ...about, restart: event.target.value })}
        />
      </Field>
    </>
  );
}
