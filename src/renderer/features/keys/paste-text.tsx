import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, TextArea, WireErrorNotice } from '../../ui/index.ts';
import styles from './keys.module.css';

export interface PasteTextProps {
  readonly id: string;
  readonly onBusy: (busy: boolean) => void;
}

/** Any text that holds a key. It goes to main once and is looked through there; nothing is sent anywhere. */
export function PasteText({ id, onBusy }: PasteTextProps) {
  const { t } = useTranslation();
  const { imports } = useStores();
  const { step, error } = useLive(imports, (state) => state);
  const area = useRef<HTMLTextAreaElement>(null);
  const [empty, setEmpty] = useState(false);
  const reading = step.kind === 'reading';
  useEffect(() => onBusy(reading), [reading, onBusy]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const text = area.current?.value ?? '';
    setEmpty(text.trim() === '');
    if (text.trim() === '') return area.current?.focus();
    await imports.readText(text);
  };

  return (
    <form id={id} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label={t('import.text')}
        hint={t('import.textHint')}
        error={empty ? t('import.textEmpty') : undefined}
      >
        <TextArea
          ref={area}
          mono
          rows={8}
          placeholder={'AWS_ACCESS_KEY_ID=…\nAWS_SECRET_ACCESS_KEY=…'}
          onInput={() => setEmpty(false)}
        />
      </Field>
      {error !== null && <WireErrorNotice error={error} />}
    </form>
  );
}
