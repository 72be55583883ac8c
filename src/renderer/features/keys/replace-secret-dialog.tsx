import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { Draft } from '../../../shared/model/draft.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { useDialogKey } from '../../actions/use-dialog-key.ts';
import { useSecretInputs } from '../../lib/use-secret-inputs.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import { FormDialog, showToast } from '../../ui/index.ts';
import { fieldsHeld, isRequired } from './key-form-values.ts';
import { SecretFieldInput } from './secret-inputs.tsx';
import { useDraft } from './use-draft.ts';

interface ReplaceSecretDialogProps {
  readonly id: CredentialId;
  readonly draft: Draft | null;
}

/** Puts another secret in a key's place; the one before is kept as an older version. */
export function ReplaceSecretDialog({ id, draft }: ReplaceSecretDialogProps) {
  const detail = useDialogKey(id);
  return detail === null ? null : <ReplaceForm key={id} detail={detail} continued={draft} />;
}

interface ReplaceFormProps {
  readonly detail: CredentialDetail;
  readonly continued: Draft | null;
}

function ReplaceForm({ detail, continued }: ReplaceFormProps) {
  const { t } = useTranslation();
  const { client, dialogs } = useStores();
  const secrets = useSecretInputs();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const fields = fieldsHeld(detail).filter((field) => field.secret);
  const draft = useDraft('replace-secret', detail.id, continued);
  useEffect(() => {
    draft.connect(() => {
      const typed = secrets.read();
      return Object.keys(typed).length === 0 ? null : { fields: {}, secrets: typed };
    });
  }, [draft, secrets]);
  const cancel = (): void => {
    draft.abandon();
    dialogs.close();
  };

  const submit = async (): Promise<void> => {
    const typed = secrets.read();
    const empty = fields.filter(
      (field) => isRequired(field) && typed[field.key] === undefined && !draft.holds(field.key),
    );
    setMissing(empty.map((field) => field.key));
    if (empty[0] !== undefined) return secrets.focus(empty[0].key);
    setBusy(true);
    setError(null);
    try {
      const kept = await draft.take(fields.map(({ key }) => key));
      await client.call('credentials.edit', { id: detail.id, changes: { secrets: typed }, ...kept });
      secrets.clear();
      dialogs.close();
      showToast({ title: t('add.replace.done'), tone: 'success' });
    } catch (thrown) {
      setError(toWireError(thrown));
      setBusy(false);
    }
  };

  return (
    <FormDialog
      size="s"
      title={t('add.replace.title', { label: detail.label })}
      description={t('add.replace.detail')}
      confirm={t('vault.menu.replace')}
      busy={busy}
      error={error}
      onClose={cancel}
      onSubmit={submit}
      onInput={draft.touch}
    >
      {fields.map((field) => (
        <SecretFieldInput
          key={field.key}
          spec={field}
          inputs={secrets}
          required={isRequired(field)}
          missing={missing.includes(field.key)}
          held={draft.holds(field.key)}
        />
      ))}
    </FormDialog>
  );
}
