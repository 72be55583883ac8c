import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeLeadTimes } from '../../../shared/lead-times.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { leadTimesError, leadTimesOf, leadTimesWords } from '../../lib/lead-times.ts';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Dialog, Field, SegmentedControl, TextInput, WireErrorNotice } from '../../ui/index.ts';
import styles from './keys.module.css';

type Whose = 'vault' | 'own';

/** How long before its date a person is told of one key: as the vault says, or otherwise. */
export function LeadTimesDialog({ id }: { readonly id: CredentialId }) {
  const { detail: store } = useStores();
  const detail = useLive(store, (state) => state.detail);
  return detail === null || detail.id !== id ? null : <LeadTimesForm key={id} detail={detail} />;
}

function LeadTimesForm({ detail }: { readonly detail: CredentialDetail }) {
  const { t } = useTranslation();
  const { client, dialogs, settings } = useStores();
  const vault = useLive(settings, (state) => state.leadTimes);
  const form = useId();
  const { error, busy, run } = useTold();
  const [tried, setTried] = useState(false);
  const [whose, setWhose] = useState<Whose>(detail.ownLeadTimes === null ? 'vault' : 'own');
  const [text, setText] = useState(writeLeadTimes(detail.leadTimes));
  const wrong = leadTimesError(text, t, 'wrong');

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (whose === 'own' && wrong !== undefined) return;
    await run(async () => {
      const leadTimes = whose === 'own' ? leadTimesOf(text) : null;
      await client.call('credentials.edit', { id: detail.id, changes: { leadTimes } });
      dialogs.close();
    });
  };

  return (
    <Dialog
      open
      onClose={dialogs.close}
      title={t('leadTimes.title', { label: detail.label })}
      actions={
        <>
          <Button onClick={dialogs.close} disabled={busy}>
            {t('common.cancel')}
          </Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <SegmentedControl
          aria-label={t('leadTimes.whose')}
          segments={[
            { value: 'vault', label: t('leadTimes.vault') },
            { value: 'own', label: t('leadTimes.own') },
          ]}
          value={whose}
          onChange={setWhose}
        />
        {whose === 'vault' ? (
          <p className={styles.said}>{leadTimesWords(vault, t)}</p>
        ) : (
          <Field label={t('leadTimes.label')} hint={t('leadTimes.hint')} error={tried ? wrong : undefined}>
            <TextInput inputMode="numeric" value={text} onChange={(event) => setText(event.target.value)} />
          </Field>
        )}
        {error !== null && <WireErrorNotice error={error} />}
      </form>
    </Dialog>
  );
}
