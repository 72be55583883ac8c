import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { MAX_ERROR_TEXT } from '../../../shared/diagnosis/limit.ts';
import { CLOUD_IDS, type CloudId } from '../../../shared/model/cloud.ts';
import { CloudTile, Field, Select, TextArea } from '../../ui/index.ts';
import styles from './diagnosis.module.css';

const ANY = 'any';

export interface ErrorFormProps {
  readonly id: string;
  readonly cloud: CloudId | null;
  readonly onCloud: (cloud: CloudId | null) => void;
  readonly onText: (text: string) => void;
}

/** Where an error text is pasted. The field lets go of it as soon as it was taken. */
export function ErrorForm({ id, cloud, onCloud, onText }: ErrorFormProps) {
  const { t, i18n } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<'empty' | 'tooLong' | null>(null);
  // Where an answer stood before, the focus went with it.
  useEffect(() => area.current?.focus(), []);
  const take = (event: FormEvent): void => {
    event.preventDefault();
    const text = area.current?.value ?? '';
    const wrong = text.trim() === '' ? 'empty' : text.length > MAX_ERROR_TEXT ? 'tooLong' : null;
    setProblem(wrong);
    if (wrong !== null) {
      area.current?.focus();
      return;
    }
    if (area.current !== null) area.current.value = '';
    onText(text);
  };
  return (
    <form id={id} className={styles.form} onSubmit={take} noValidate data-own-paste>
      <Field
        label={t('diagnosis.label')}
        hint={t('diagnosis.hint')}
        error={problem === null ? undefined : t(`diagnosis.${problem}`)}
      >
        <TextArea
          ref={area}
          mono
          rows={9}
          placeholder={t('diagnosis.example')}
          onInput={() => setProblem(null)}
          onKeyDown={(event) => {
            // Enter belongs to the text; with the modifier it sends, as in any editor of messages.
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.currentTarget.form?.requestSubmit();
            }
          }}
        />
      </Field>
      <Field label={t('diagnosis.cloud')}>
        <Select<CloudId | typeof ANY>
          options={[
            { value: ANY, label: t('diagnosis.anyCloud') },
            ...CLOUD_IDS.map((value) => ({
              value,
              label: inLocale(catalogue[value].name, i18n.language),
              leading: <CloudTile monogram={catalogue[value].monogram} hue={catalogue[value].hue} />,
            })),
          ]}
          value={cloud ?? ANY}
          onChange={(value) => onCloud(value === ANY ? null : value)}
        />
      </Field>
    </form>
  );
}
