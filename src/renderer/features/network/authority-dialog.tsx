import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { Authority } from '../../../shared/model/certificate.ts';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import {
  Button,
  ConfirmDialog,
  Field,
  FormDialog,
  showToast,
  TextArea,
  WireErrorNotice,
} from '../../ui/index.ts';

/** Adds an authority: pasted, dropped, or out of a file that is picked. */
export function AuthorityDialog() {
  const { t } = useTranslation();
  const { client, dialogs, network } = useStores();
  const [text, setText] = useState('');
  const [empty, setEmpty] = useState(false);
  const { error, busy, run } = useTold();
  const back = (): void => dialogs.open({ kind: 'settings', section: 'network' });

  const add = (from: () => Promise<Input<'network.addAuthority'> | null>): void =>
    void run(async () => {
      const given = await from();
      if (given === null) return;
      const added = await client.call('network.addAuthority', given);
      await network.refresh();
      showToast({ title: t('network.authorities.dialog.added', { count: added.length }), tone: 'success' });
      back();
    });
  const submit = (): void => {
    setEmpty(text.trim() === '');
    if (text.trim() !== '') add(async () => ({ kind: 'text', text }));
  };
  const pick = (): void =>
    add(async () => {
      const picked = await client.call('network.pickAuthority', {});
      return picked === null ? null : { kind: 'ticket', ticket: picked.ticket };
    });
  const over = (event: DragEvent): void => {
    // The window takes no file while a dialog is open; this one does.
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = 'copy';
  };
  const drop = (event: DragEvent): void => {
    const file = event.dataTransfer.files[0];
    if (file === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    add(async () => ({ kind: 'ticket', ticket: await client.fileTicket(file) }));
  };

  return (
    <FormDialog
      title={t('network.authorities.dialog.title')}
      description={t('network.authorities.dialog.detail')}
      confirm={t('network.authorities.dialog.add')}
      busy={busy}
      error={error}
      onClose={back}
      onSubmit={submit}
      onDragOver={over}
      onDrop={drop}
    >
      <Field
        label={t('network.authorities.dialog.text')}
        hint={t('network.authorities.dialog.textHint')}
        error={empty ? t('network.authorities.dialog.empty') : undefined}
      >
        <TextArea
          value={text}
          mono
          rows={6}
          maxLength={200_000}
          placeholder="-----BEGIN CERTIFICATE-----"
          onChange={(event) => {
            setText(event.target.value);
            setEmpty(false);
          }}
        />
      </Field>
      <div>
        <Button onClick={pick} disabled={busy}>
          {t('network.authorities.dialog.file')}
        </Button>
      </div>
    </FormDialog>
  );
}

/** Asks before an authority is no longer trusted. */
export function RemoveAuthorityDialog({ authority: { id, subject } }: { readonly authority: Authority }) {
  const { t } = useTranslation();
  const { client, dialogs, network } = useStores();
  const { error, busy, run } = useTold();
  const back = (): void => dialogs.open({ kind: 'settings', section: 'network' });
  const remove = (): void =>
    void run(async () => {
      await client.call('network.removeAuthority', { id });
      await network.refresh();
      back();
    });
  return (
    <ConfirmDialog
      open
      busy={busy}
      title={t('network.authorities.removeDialog.title', { subject })}
      confirm={t('network.authorities.removeDialog.confirm')}
      onConfirm={remove}
      onCancel={back}
    >
      {t('network.authorities.removeDialog.detail')}
      {error !== null && <WireErrorNotice error={error} />}
    </ConfirmDialog>
  );
}
