import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportStep } from '../../stores/imports.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Dialog, Field, PasswordInput, WireErrorNotice } from '../../ui/index.ts';
import styles from './import.module.css';

interface ImportUnlockProps {
  readonly step: Extract<ImportStep, { kind: 'locked' }>;
  readonly onClose: () => void;
}

/** Asks for what opens another manager's file. The password goes to main once and out of the page in the same moment. */
export function ImportUnlockDialog({ step, onClose }: ImportUnlockProps) {
  const { t } = useTranslation();
  const { imports } = useStores();
  const error = useLive(imports, (state) => state.error);
  const { locked, keyFile, opening } = step;
  const form = useId();
  const input = useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = useState(false);
  const withKeyFile = locked.manager === 'keepass';
  const wrong = error?.code === 'manager-password';
  // Whoever mistyped types again.
  useEffect(() => {
    if (wrong) input.current?.focus();
  }, [wrong]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const typed = input.current?.value ?? '';
    const nothing = typed === '' && keyFile === null;
    setEmpty(nothing);
    if (nothing) return input.current?.focus();
    if (input.current !== null) input.current.value = '';
    await imports.unlock(typed);
  };
  const said = (): string | undefined => {
    if (empty) return t(withKeyFile ? 'managers.empty' : 'managers.emptyPassword');
    if (!wrong) return undefined;
    return t(keyFile === null ? 'managers.wrong' : 'managers.wrongKeyFile');
  };

  return (
    <Dialog
      open
      sticky
      onClose={onClose}
      title={t('managers.title', { file: locked.fileName })}
      actions={
        <>
          <Button onClick={() => void imports.back().catch(() => undefined)} disabled={opening}>
            {t('common.back')}
          </Button>
          <Button look="primary" type="submit" form={form} busy={opening}>
            {t('managers.open')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.unlock} onSubmit={(event) => void submit(event)} noValidate>
        <Field label={t(`managers.password.${locked.manager}`)} hint={t('managers.hint')} error={said()}>
          <PasswordInput
            ref={input}
            autoFocus
            autoComplete="off"
            maxLength={1024}
            readOnly={opening}
            onInput={() => setEmpty(false)}
          />
        </Field>
        {withKeyFile && (
          <div className={styles.keyFile}>
            {keyFile === null ? (
              <Button size="s" disabled={opening} onClick={() => void imports.pickKeyFile()}>
                {t('managers.keyFile.choose')}
              </Button>
            ) : (
              <>
                <span role="status">{t('managers.keyFile.chosen')}</span>
                <Button size="s" disabled={opening} onClick={() => imports.dropKeyFile()}>
                  {t('managers.keyFile.remove')}
                </Button>
              </>
            )}
          </div>
        )}
      </form>
      {error !== null && !wrong && <WireErrorNotice error={error} />}
    </Dialog>
  );
}
