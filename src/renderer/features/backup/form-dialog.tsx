import { type ReactNode, useState } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import { BackupError, FormDialog } from '../../ui/index.ts';

export interface BackupFormProps<V extends FieldValues> {
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
export function BackupForm<V extends FieldValues>(props: BackupFormProps<V>) {
  const { form, check, submit, children, ...frame } = props;
  const { dialogs } = useStores();
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
    <FormProvider {...form}>
      <FormDialog
        {...frame}
        busy={busy}
        error={error}
        notice={BackupError}
        onClose={dialogs.close}
        onSubmit={form.handleSubmit(send)}
      >
        {children}
      </FormDialog>
    </FormProvider>
  );
}
