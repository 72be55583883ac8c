import { ArrowBigUp, Eye, EyeOff } from 'lucide-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import styles from './password-input.module.css';
import { TextInput, type TextInputProps } from './text-input.tsx';

export interface PasswordInputProps
  extends Omit<TextInputProps, 'type' | 'value' | 'defaultValue' | 'icon' | 'trailing'> {
  /** Read it at submit and empty it; the text is never kept in React's state or in the DOM's attributes. */
  readonly ref?: Ref<HTMLInputElement>;
}

/** A password or another secret being typed: uncontrolled, can be shown while typing, warns of Caps Lock. */
export function PasswordInput({ onKeyDown, onBlur, ...native }: PasswordInputProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const notice = (event: KeyboardEvent<HTMLInputElement>) => {
    setCapsLock(event.getModifierState('CapsLock'));
  };
  return (
    <div className={styles.password}>
      <TextInput
        autoCapitalize="none"
        mono={shown}
        {...native}
        type={shown ? 'text' : 'password'}
        onKeyDown={(event) => {
          notice(event);
          onKeyDown?.(event);
        }}
        onKeyUp={notice}
        onBlur={(event) => {
          setCapsLock(false);
          onBlur?.(event);
        }}
        trailing={
          <IconButton
            size="s"
            icon={shown ? EyeOff : Eye}
            label={shown ? t('ui.password.hide') : t('ui.password.show')}
            disabled={native.disabled}
            onClick={() => setShown(!shown)}
          />
        }
      />
      <span aria-live="polite" className={styles.caps}>
        {capsLock && (
          <>
            <ArrowBigUp size={14} aria-hidden />
            {t('ui.password.capsLock')}
          </>
        )}
      </span>
    </div>
  );
}
