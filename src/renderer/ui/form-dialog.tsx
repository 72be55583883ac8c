import { type ComponentType, type FormEvent, type FormHTMLAttributes, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../shared/ipc/envelope.ts';
import { Button } from './button.tsx';
import { Dialog, type DialogProps } from './dialog.tsx';
import styles from './form-dialog.module.css';
import { WireErrorNotice } from './wire-error-notice.tsx';

type FormEvents = Pick<FormHTMLAttributes<HTMLFormElement>, 'onInput' | 'onDragOver' | 'onDrop'>;

export interface FormDialogProps extends Pick<DialogProps, 'title' | 'description' | 'size'>, FormEvents {
  /** The verb of the button that sends it. */
  readonly confirm: string;
  /** `danger`: what it does is worth a second look. */
  readonly look?: 'primary' | 'danger';
  /** It is being sent: the dialog stays, and nothing is sent twice. */
  readonly busy: boolean;
  readonly disabled?: boolean;
  /** What it was refused for, where no field says so. */
  readonly error: WireError | null;
  /** Says the error where more is known of it than its three sentences. */
  readonly notice?: ComponentType<{ readonly error: WireError }>;
  /** Other ways to the same end, above the form. */
  readonly above?: ReactNode;
  /** Not while it is being sent: what runs cannot be called off, and what it makes would be seen by nobody. */
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A form over the window: what it asks for, what it was refused for, and a way out that keeps nothing. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, size = 'm', confirm, look = 'primary', busy, disabled, ...rest } = props;
  const { error, notice: Notice = WireErrorNotice, above, onClose, onSubmit, children, ...events } = rest;
  const { t } = useTranslation();
  const form = useId();
  const close = (): void => {
    if (!busy) onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <Dialog
      open
      sticky
      size={size}
      onClose={close}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={close} disabled={busy}>
            {t('common.cancel')}
          </Button>
          <Button look={look} type="submit" form={form} busy={busy} disabled={disabled}>
            {confirm}
          </Button>
        </>
      }
    >
      {above !== undefined && <div className={styles.above}>{above}</div>}
      <form id={form} className={styles.form} onSubmit={submit} noValidate {...events}>
        {children}
        {error !== null && (
          <div ref={reveal}>
            <Notice error={error} />
          </div>
        )}
      </form>
    </Dialog>
  );
}

// Declared once: a function of each rendering would scroll back to the error with every letter that is typed.
function reveal(notice: HTMLElement | null): void {
  notice?.scrollIntoView({ block: 'nearest' });
}
