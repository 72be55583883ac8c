import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { useOverDialog } from './over-dialogs.tsx';

export interface ConfirmDialogProps {
  readonly open: boolean;
  /** The question, naming the object: "Delete key LTAI…9fQ2?". */
  readonly title: string;
  /** What will happen and what cannot be undone. */
  readonly children?: ReactNode;
  /** The verb with its object; never "OK". */
  readonly confirm: string;
  readonly cancel?: string;
  readonly danger?: boolean;
  /** The action runs: the dialog stays and both buttons wait. */
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** For what cannot be undone. The safe answer has the focus; a press outside does nothing, Escape cancels. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirm, cancel, danger, busy, onConfirm, onCancel } = props;
  const { t } = useTranslation();
  const safe = useRef<HTMLButtonElement>(null);
  const over = useOverDialog(open);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next && busy !== true) onCancel();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup className={cx(styles.popup, styles.s)} initialFocus={safe}>
            <header className={styles.header}>
              <div className={styles.titles}>
                <Base.Title className={styles.title}>{title}</Base.Title>
                {children !== undefined && (
                  <Base.Description render={<div />} className={styles.description}>
                    {children}
                  </Base.Description>
                )}
              </div>
            </header>
            <footer className={styles.actions}>
              <Button ref={safe} onClick={onCancel} disabled={busy}>
                {cancel ?? t('common.cancel')}
              </Button>
              <Button
                look={danger === true ? 'danger' : 'primary'}
                onClick={onConfirm}
                {...(busy === true ? { busy } : {})}
              >
                {confirm}
              </Button>
            </footer>
            {over}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
