import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { type Receiver, WEBHOOK_KINDS, type WebhookKind } from '../../../shared/model/digest.ts';
import { toShownError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import {
  Checkbox,
  ConfirmDialog,
  Field,
  FormDialog,
  PasswordInput,
  Select,
  TextInput,
  WireErrorNotice,
} from '../../ui/index.ts';
import styles from './digest.module.css';

const SIGNING: readonly WebhookKind[] = ['dingtalk', 'feishu'];
const REASONS = ['form', 'host', 'kind', 'path'] as const;

/**
 * Adds a webhook, or changes one. Its address and secret stay in their inputs until they are sent, and the address of one
 * that is there is never shown.
 */
export function WebhookDialog({ receiver }: { readonly receiver: Receiver | null }) {
  const { t } = useTranslation();
  const { client, dialogs, digest } = useStores();
  const [kind, setKind] = useState<WebhookKind>(receiver?.kind ?? 'dingtalk');
  const [label, setLabel] = useState(receiver?.label ?? '');
  const url = useRef<HTMLInputElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const [unsign, setUnsign] = useState(false);
  const [missing, setMissing] = useState<'label' | 'url' | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const back = (): void => dialogs.open({ kind: 'settings', section: 'digest' });

  const send = async (name: string, address: string): Promise<void> => {
    const typed = SIGNING.includes(kind) ? (secret.current?.value.trim() ?? '') : '';
    const sign = unsign || typed === '' ? null : typed;
    if (receiver === null) {
      await client.call('digest.addWebhook', { kind, label: name, url: address, secret: sign });
    } else {
      await client.call('digest.editWebhook', {
        ...{ id: receiver.id, label: name },
        ...(address === '' ? {} : { url: address }),
        ...(sign === null && !unsign ? {} : { secret: sign }),
      });
    }
    for (const input of [url.current, secret.current]) if (input !== null) input.value = '';
    await digest.refresh();
    back();
  };

  const submit = async (): Promise<void> => {
    const name = label.trim();
    const address = url.current?.value.trim() ?? '';
    const empty = name === '' ? 'label' : address === '' && receiver === null ? 'url' : null;
    setMissing(empty);
    if (empty === 'url') url.current?.focus();
    if (empty !== null) return;
    setBusy(true);
    setError(null);
    try {
      await send(name, address);
    } catch (thrown) {
      setError(toShownError(thrown));
      setBusy(false);
    }
  };

  const reason =
    error?.code === 'webhook-address' ? REASONS.find((one) => one === error.params.reason) : undefined;
  const otherKind = WEBHOOK_KINDS.find((one) => one === error?.params.kind);
  const urlError =
    missing === 'url'
      ? t('add.required', { field: t('digest.dialog.url') })
      : reason === undefined
        ? undefined
        : t(`digest.dialog.reason.${reason}`, {
            expected: String(error?.params.expected ?? ''),
            kind: otherKind === undefined ? '' : t(`digest.forms.${otherKind}`),
          });
  const labelError =
    missing === 'label'
      ? t('add.required', { field: t('digest.dialog.label') })
      : error?.code === 'conflict'
        ? t('digest.dialog.reason.conflict')
        : undefined;
  const shown = reason === undefined && error?.code !== 'conflict' ? error : null;

  return (
    <FormDialog
      size="s"
      title={
        receiver === null
          ? t('digest.dialog.addTitle')
          : t('digest.dialog.editTitle', { label: receiver.label })
      }
      description={t('digest.dialog.addDetail')}
      confirm={receiver === null ? t('digest.dialog.add') : t('common.save')}
      busy={busy}
      error={shown}
      onClose={back}
      onSubmit={submit}
    >
      {receiver === null && (
        <Field label={t('digest.dialog.kind')}>
          <Select
            value={kind}
            onChange={setKind}
            options={WEBHOOK_KINDS.map((value) => ({ value, label: t(`digest.forms.${value}`) }))}
          />
        </Field>
      )}
      <Field label={t('digest.dialog.label')} required error={labelError}>
        <TextInput
          value={label}
          maxLength={60}
          placeholder={t('digest.dialog.labelExample')}
          onChange={(event) => setLabel(event.target.value)}
        />
      </Field>
      <Field
        label={t('digest.dialog.url')}
        required={receiver === null}
        optional={receiver !== null}
        hint={receiver === null ? undefined : t('digest.dialog.urlKept')}
        error={urlError}
      >
        <PasswordInput ref={url} autoComplete="off" maxLength={1000} />
      </Field>
      {SIGNING.includes(kind) && (
        <Field
          label={t('digest.dialog.secret')}
          optional
          hint={t(receiver?.signed === true ? 'digest.dialog.secretKept' : 'digest.dialog.secretHint')}
        >
          <PasswordInput ref={secret} autoComplete="off" maxLength={200} disabled={unsign} />
        </Field>
      )}
      {receiver?.signed === true && (
        <Checkbox label={t('digest.dialog.unsign')} checked={unsign} onChange={setUnsign} />
      )}
      {SIGNING.includes(kind) && <p className={styles.lead}>{t('digest.dialog.keyword')}</p>}
    </FormDialog>
  );
}

/** Asks before a webhook is forgotten. */
export function RemoveWebhookDialog({ receiver }: { readonly receiver: Receiver }) {
  const { t } = useTranslation();
  const { client, dialogs, digest } = useStores();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const back = (): void => dialogs.open({ kind: 'settings', section: 'digest' });
  const remove = async (): Promise<void> => {
    setBusy(true);
    try {
      await client.call('digest.removeWebhook', { id: receiver.id });
      await digest.refresh();
      back();
    } catch (thrown) {
      setError(toShownError(thrown));
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open
      busy={busy}
      title={t('digest.dialog.removeTitle', { label: receiver.label })}
      confirm={t('digest.dialog.removeConfirm')}
      onConfirm={() => void remove()}
      onCancel={back}
    >
      {t('digest.dialog.removeDetail')}
      {error !== null && <WireErrorNotice error={error} />}
    </ConfirmDialog>
  );
}
