import { ClipboardPaste } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { Field, Spinner, TextArea, WireErrorNotice } from '../../ui/index.ts';
import styles from './key-form.module.css';

interface PasteAreaProps {
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly busy: boolean;
  readonly error: WireError | null;
  readonly onText: (text: string) => void;
}

/** Takes all that a console showed at once. What is pasted goes to main and out of the page in the same moment. */
export function PasteArea({ area, busy, error, onText }: PasteAreaProps) {
  const { t } = useTranslation();
  const length = useRef(0);
  const take = (): void => {
    const text = area.current?.value ?? '';
    if (area.current !== null) area.current.value = '';
    length.current = 0;
    if (text.trim() !== '') onText(text);
  };
  return (
    <div className={styles.paste} data-own-paste>
      <Field
        label={t('add.paste.label')}
        hint={t('add.paste.hint')}
        aside={busy ? <Spinner label={t('add.paste.reading')} /> : <ClipboardPaste size={14} aria-hidden />}
      >
        <TextArea
          ref={area}
          mono
          rows={1}
          placeholder={t('add.paste.example')}
          onInput={(event) => {
            // A person types a character at a time; a text that comes at once was pasted or dropped.
            const now = event.currentTarget.value.length;
            if (now - length.current > 8) return take();
            length.current = now;
          }}
          onBlur={take}
        />
      </Field>
      {error !== null && <WireErrorNotice error={error} />}
    </div>
  );
}
