import { Eye, EyeOff } from 'lucide-react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../shared/commands.ts';
import { REVEAL_SECONDS } from '../../shared/whereabouts-claims.ts';
import { cx } from '../lib/cx.ts';
import { announce } from './announcer.tsx';
import { IconButton } from './button.tsx';
import { useSecondsUntil } from './clipboard-turn.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './secret-field.module.css';
import { SecretText } from './secret-text.tsx';

export interface SecretFieldProps {
  /** The cloud's own name of the field: "AccessKey Secret". */
  readonly label: string;
  /** Fetches the plaintext; called at each reveal, and its answer is dropped at each conceal. */
  readonly onReveal: () => Promise<string>;
  /** See CopyButton: main copies, the value does not pass through here. */
  readonly onCopy: () => Promise<number | null>;
  readonly onClear: () => Promise<void>;
  /** Long values (tokens, PEM) wrap and scroll. */
  readonly multiline?: boolean;
  /** Seconds until it hides by itself; 30 where left out. */
  readonly concealAfter?: number;
  /** The commands whose keys the tooltips show. */
  readonly shortcuts?: { readonly reveal?: CommandId; readonly copy?: CommandId };
}

// The number of dots says nothing about the length of what they stand for.
const DOTS = '••••••••••••';

interface Shown {
  readonly value: string;
  readonly until: number;
}

/**
 * A secret that is held by main. Revealed, it lives in this component's state alone, until it is concealed:
 * by the button, after `concealAfter`, when the window loses the focus or is hidden, or on unmounting.
 */
export function SecretField(props: SecretFieldProps) {
  const {
    label,
    onReveal,
    onCopy,
    onClear,
    multiline,
    concealAfter = REVEAL_SECONDS,
    shortcuts = {},
  } = props;
  const { t } = useTranslation();
  const id = useId();
  const [shown, setShown] = useState<Shown | null>(null);
  const [busy, setBusy] = useState(false);
  // An answer that arrives after the person has gone elsewhere is for a question that is no longer asked.
  const asked = useRef(0);

  const conceal = useCallback(() => {
    asked.current += 1;
    setBusy(false);
    setShown(null);
  }, []);
  const reveal = async () => {
    asked.current += 1;
    const question = asked.current;
    setBusy(true);
    try {
      const value = await onReveal();
      if (asked.current !== question) return;
      setShown({ value, until: Date.now() + concealAfter * 1000 });
      announce(t('ui.secret.revealed', { label, count: concealAfter }));
    } catch {
      // The caller tells why; here it stays hidden.
    } finally {
      if (asked.current === question) setBusy(false);
    }
  };

  const revealed = shown !== null;
  const waiting = busy || revealed;
  useEffect(() => {
    if (!waiting) return;
    const hide = () => {
      if (document.visibilityState === 'hidden') conceal();
    };
    window.addEventListener('blur', conceal);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('blur', conceal);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [waiting, conceal]);

  const left = useSecondsUntil(shown?.until ?? null);
  useEffect(() => {
    if (left !== 0) return;
    conceal();
    announce(t('ui.secret.concealed', { label }));
  }, [left, conceal, label, t]);

  useEffect(
    () => () => {
      asked.current += 1;
    },
    [],
  );

  return (
    <fieldset className={styles.secret} aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className={styles.label}>
        {label}
      </span>
      <div className={styles.actions}>
        {left !== null && left > 0 && (
          <span className={styles.left} aria-hidden>
            {t('ui.secret.concealsIn', { count: left })}
          </span>
        )}
        <IconButton
          size="s"
          icon={revealed ? EyeOff : Eye}
          label={`${revealed ? t('ui.secret.conceal') : t('ui.secret.reveal')} ${label}`}
          aria-pressed={revealed}
          busy={busy}
          {...(shortcuts.reveal === undefined ? {} : { shortcut: shortcuts.reveal })}
          onClick={() => {
            if (revealed) conceal();
            else void reveal();
          }}
        />
        <CopyButton
          label={label}
          onCopy={onCopy}
          onClear={onClear}
          {...(shortcuts.copy === undefined ? {} : { shortcut: shortcuts.copy })}
        />
      </div>
      <div className={cx(styles.value, multiline && revealed && styles.multiline)}>
        {shown === null ? (
          <>
            <span aria-hidden className={styles.dots}>
              {DOTS}
            </span>
            <span className="visually-hidden">{t('ui.secret.hidden')}</span>
          </>
        ) : (
          <SecretText value={shown.value} />
        )}
      </div>
    </fieldset>
  );
}
