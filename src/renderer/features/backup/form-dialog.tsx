import { type ReactNode, useId, useState } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import { BackupError, Button, Dialog } from '../../ui/index.ts';
import styles from './backup.module.css';

export interface FormDialogProps<V extends FieldValues> {
  readonly title: string;
  readonly description?: ReactNode;
  /** The verb of the button that sends it. */
  readonly confirm: string;
  readonly form: UseFormReturn<V>;
  /** Looks at what the form does not hold itself; false keeps it open. */
  readonly check?: (values: V) => boolean;
  /** Closes the dialog when it resolves; a rejection is shown in it. */
  readonly submit: (values: V) => Promise<void>;
  readonly children: ReactNode;
}

/** A form of the backups over the window. */
export function FormDialog<V extends FieldValues>(props: FormDialogProps<V>) {
  const { title, description, confirm, form, check, submit, children } = props;
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const formId = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const send = async (values: V): Promise<void> => {
    if (check?.(values) === false) return;
    setBusy(true);
    setError(null);
    try {
      await submit(values);
      dialogs.close();
    } catch (thrown) {
      setError(toWireError(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      sticky
      onClose={dialogs.close}
      title={title}
      {...(description === undefined ? {} : { description })}
      actions={
        <>
          <Button onClick={dialogs.close}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {confirm}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form
          id={formId}
          className={styles.form}
          onSubmit={(event) => void form.handleSubmit(send)(event)}
          noValidate
        >
          {children}
          {error !== null && (
            <div ref={(notice) => notice?.scrollIntoView({ block: 'nearest' })}>
              <BackupError error={error} />
            </div>
          )}
        </form>
      </FormProvider>
    </Dialog>
  );
}
