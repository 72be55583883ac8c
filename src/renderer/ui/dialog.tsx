import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';
import { useOverDialog } from './over-dialogs.tsx';

export interface DialogProps {
  readonly open: boolean;
  /** Asked for by Escape, the close button or a press outside. Ignore it to keep the dialog, e.g. while saving. */
  readonly onClose: () => void;
  /** The question or the task. */
  readonly title: string;
  /** One sentence under the title. */
  readonly description?: ReactNode;
  /** `xl` takes the window's height and leaves scrolling to what is in it. */
  readonly size?: 's' | 'm' | 'l' | 'xl';
  /** Beside the title, such as other ways to the same end. */
  readonly aside?: ReactNode;
  /** The buttons, the one that goes on last. */
  readonly actions?: ReactNode;
  /** Where the focus goes; left out, the first control of the content. It returns to where it was on closing. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** A press outside does not close it: for forms that would be lost. */
  readonly sticky?: boolean;
  readonly children?: ReactNode;
}

/** A task over the window. Errors of the task are shown inside of it, never in a second dialog. */
export function Dialog(props: DialogProps) {
  const {
    open,
    onClose,
    title,
    description,
    size = 'm',
    aside,
    actions,
    initialFocus,
    sticky,
    children,
  } = props;
  const { t } = useTranslation();
  const body = useRef<HTMLDivElement>(null);
  const over = useOverDialog(open);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      disablePointerDismissal={sticky}
    >
      <Base.Portal>
        {/* Over another dialog too, which is as much behind it as the window is. */}
        <Base.Backdrop forceRender className={styles.backdrop} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup
            className={cx(styles.popup, styles[size])}
            initialFocus={initialFocus ?? (() => firstControl(body.current) ?? true)}
          >
            <header className={styles.header}>
              <div className={styles.titles}>
                <Base.Title className={styles.title}>{title}</Base.Title>
                {description !== undefined && (
                  <Base.Description render={<div />} className={styles.description}>
                    {description}
                  </Base.Description>
                )}
              </div>
              {aside !== undefined && <div className={styles.aside}>{aside}</div>}
              <IconButton size="s" icon={X} label={t('common.close')} onClick={onClose} />
            </header>
            {children !== undefined && (
              <div ref={body} className={styles.body}>
                {children}
              </div>
            )}
            {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
            {over}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

// The close button comes first in the document; a dialog that asks for something starts where it asks.
function firstControl(body: HTMLElement | null): HTMLElement | null {
  return (
    body?.querySelector<HTMLElement>(
      'input:not([type="hidden"]):not([aria-hidden="true"]):not(:disabled),textarea:not(:disabled),[role="combobox"],button:not(:disabled)',
    ) ?? null
  );
}
