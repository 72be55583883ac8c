import { type FormEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { useStores } from '../../stores/react.ts';
import { Button, Dialog, WireErrorNotice } from '../../ui/index.ts';
import styles from './hand-over.module.css';

export interface HandOverFormProps {
  readonly title: string;
  readonly description?: string;
  readonly confirm: string;
  /** Other ways to the same end, above the form. */
  readonly ways?: ReactNode;
  readonly busy: boolean;
  readonly error: WireError | null;
  readonly disabled?: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A form about a key that goes from person to person. */
export function HandOverForm(props: HandOverFormProps) {
  const { title, description, confirm, ways, busy, error, disabled, onSubmit, children } = props;
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const form = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <Dialog
      open
      sticky
      onClose={() => !busy && dialogs.close()}
      title={title}
      {...(description === undefined ? {} : { description })}
      actions={
        <>
          <Button onClick={dialogs.close} disabled={busy}>
            {t('common.cancel')}
          </Button>
          <Button look="primary" type="submit" form={form} busy={busy} disabled={disabled === true}>
            {confirm}
          </Button>
        </>
      }
    >
      {ways !== undefined && <div className={styles.ways}>{ways}</div>}
      <form id={form} className={styles.form} onSubmit={submit} noValidate>
        {children}
        {error !== null && <WireErrorNotice error={error} />}
      </form>
    </Dialog>
  );
}
