import { type FormEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { useStores } from '../../stores/react.ts';
import { Button, Dialog, WireErrorNotice } from '../../ui/index.ts';
import styles from './places.module.css';

export interface PlaceFormProps {
  readonly title: string;
  readonly description?: string;
  readonly confirm: string;
  /** Other ways to the same end, above the form. */
  readonly ways?: ReactNode;
  readonly busy: boolean;
  /** What it was refused for, where no field says so. */
  readonly error: WireError | null;
  readonly disabled?: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A form about a place over the window. */
export function PlaceForm(props: PlaceFormProps) {
  const { title, description, confirm, ways, busy, error, disabled, onSubmit, children } = props;
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const form = useId();
  const close = (): void => {
    if (!busy) dialogs.close();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <Dialog
      open
      sticky
      onClose={close}
      title={title}
      {...(description === undefined ? {} : { description })}
      actions={
        <>
          <Button onClick={close} disabled={busy}>
            {t('common.cancel')}
          </Button>
          <Button look="primary" type="submit" form={form} busy={busy} disabled={disabled === true}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {ways !== undefined && <div className={styles.ways}>{ways}</div>}
        <form id={form} className={styles.form} onSubmit={submit} noValidate>
          {children}
        </form>
        {error !== null && (
          <div ref={(notice) => notice?.scrollIntoView({ block: 'nearest' })}>
            <WireErrorNotice error={error} />
          </div>
        )}
      </div>
    </Dialog>
  );
}
