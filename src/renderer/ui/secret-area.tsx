import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { IconButton } from './button.tsx';
import styles from './password-input.module.css';
import { TextArea, type TextAreaProps } from './text-input.tsx';

export interface SecretAreaProps extends Omit<TextAreaProps, 'value' | 'defaultValue' | 'mono' | 'rows'> {}

/** A secret of several lines being typed or pasted, such as a private key: as PasswordInput, with its line breaks kept. */
export function SecretArea(native: SecretAreaProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <div className={cx(styles.area, !shown && styles.covered)}>
      <TextArea {...native} mono rows={2} autoCapitalize="none" />
      <span className={styles.toggle}>
        <IconButton
          size="s"
          icon={shown ? EyeOff : Eye}
          label={shown ? t('ui.password.hide') : t('ui.password.show')}
          disabled={native.disabled}
          onClick={() => setShown(!shown)}
        />
      </span>
    </div>
  );
}
