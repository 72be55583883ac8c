import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeLeadTimes } from '../../../shared/lead-times.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { leadTimesError, leadTimesOf, leadTimesWords } from '../../lib/lead-times.ts';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, FormDialog, SegmentedControl, TextInput } from '../../ui/index.ts';
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
  const { error, busy, run } = useTold();
  const [tried, setTried] = useState(false);
  const [whose, setWhose] = useState<Whose>(detail.ownLeadTimes === null ? 'vault' : 'own');
  const [text, setText] = useState(writeLeadTimes(detail.leadTimes));
  const wrong = leadTimesError(text, t, 'wrong');

  const submit = async (): Promise<void> => {
    setTried(true);
    if (whose === 'own' && wrong !== undefined) return;
    await run(async () => {
      const leadTimes = whose === 'own' ? leadTimesOf(text) : null;
      await client.call('credentials.edit', { id: detail.id, changes: { leadTimes } });
      dialogs.close();
    });
  };

  return (
    <FormDialog
      title={t('leadTimes.title', { label: detail.label })}
      confirm={t('common.save')}
      busy={busy}
      error={error}
      onClose={dialogs.close}
      onSubmit={submit}
    >
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
    </FormDialog>
  );
}
