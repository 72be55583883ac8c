import { Check, Copy, X } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../shared/commands.ts';
import { announce } from './announcer.tsx';
import { IconButton } from './button.tsx';
import { endClipboardTurn, startClipboardTurn, useClipboardSeconds } from './clipboard-turn.ts';
import styles from './copy-button.module.css';
import { Tooltip } from './tooltip.tsx';

export interface CopyButtonProps {
  /** What is copied, by name: "AccessKey ID". */
  readonly label: string;
  /**
   * Has main write the clipboard. Resolves to the instant (ms) at which it is cleared again, null when it stays.
   * On a rejection nothing changes here: telling the person is up to the caller.
   */
  readonly onCopy: () => Promise<number | null>;
  /** Clears the clipboard at once; needed where `onCopy` may resolve to an instant. */
  readonly onClear?: () => Promise<void>;
  /** The command whose keys the tooltip shows. */
  readonly shortcut?: CommandId;
  readonly size?: 'm' | 's';
}

/** Copies; then says so for two seconds, or counts down to the clearing with a way to clear now. */
export function CopyButton({ label, onCopy, onClear, shortcut, size = 's' }: CopyButtonProps) {
  const { t } = useTranslation();
  const owner = useId();
  const seconds = useClipboardSeconds(owner);
  const [phase, setPhase] = useState<'idle' | 'busy' | 'copied'>('idle');

  useEffect(() => {
    if (phase !== 'copied') return;
    const timer = window.setTimeout(() => setPhase('idle'), 2000);
    return () => window.clearTimeout(timer);
  }, [phase]);

  const copy = async () => {
    setPhase('busy');
    try {
      const clearsAt = await onCopy();
      if (clearsAt === null) {
        endClipboardTurn();
        announce(t('ui.copy.copied'));
      } else {
        startClipboardTurn(owner, clearsAt);
        announce(t('ui.copy.willClear', { count: Math.ceil((clearsAt - Date.now()) / 1000) }));
      }
      setPhase('copied');
    } catch {
      setPhase('idle');
    }
  };
  const clear = async () => {
    try {
      await onClear?.();
      endClipboardTurn();
      announce(t('ui.copy.cleared'));
    } catch {
      // Main still clears it in time, and the countdown goes on saying when.
    }
  };

  return (
    <span className={styles.copy}>
      {seconds !== null && (
        <Tooltip text={t('ui.copy.clearNow')}>
          <button type="button" className={styles.countdown} onClick={() => void clear()}>
            <span className={styles.seconds}>{t('ui.copy.clearsIn', { count: seconds })}</span>
            <X size={12} aria-hidden />
            <span className="visually-hidden">{t('ui.copy.clearNow')}</span>
          </button>
        </Tooltip>
      )}
      <IconButton
        size={size}
        icon={phase === 'copied' ? Check : Copy}
        label={phase === 'copied' ? t('ui.copy.copied') : t('ui.copy.copyOf', { label })}
        busy={phase === 'busy'}
        {...(shortcut === undefined ? {} : { shortcut })}
        onClick={() => void copy()}
      />
    </span>
  );
}
