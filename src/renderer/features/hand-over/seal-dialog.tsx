import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { useDialogKey } from '../../actions/use-dialog-key.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { Field, FormDialog, SegmentedControl, TextInput, WireErrorNotice } from '../../ui/index.ts';
import { LetterField } from './letter-field.tsx';
import { RequestFactsView } from './request-facts.tsx';
import { type Sealed, SealedDialog } from './sealed-dialog.tsx';

const WAYS = ['request', 'password'] as const;
type Way = (typeof WAYS)[number];

/** Seals one key for one person, and shows what is to be sent. */
export function HandOverDialog({ id }: { readonly id: CredentialId }) {
  const detail = useDialogKey(id);
  const [sealed, setSealed] = useState<Sealed | null>(null);
  if (sealed !== null) return <SealedDialog sealed={sealed} />;
  return detail === null ? null : <Seal key={id} detail={detail} onSealed={setSealed} />;
}

interface SealProps {
  readonly detail: CredentialDetail;
  readonly onSealed: (sealed: Sealed) => void;
}

function Seal({ detail, onSealed }: SealProps) {
  const { t } = useTranslation();
  const { client, dialogs } = useStores();
  const [way, setWay] = useState<Way>('request');
  const [request, setRequest] = useState('');
  const [person, setPerson] = useState('');
  const [tried, setTried] = useState(false);
  const { error, busy, run } = useTold();
  const text = request.trim();
  const asker = useAnswer(text === '' ? null : text, () => client.call('handOver.readRequest', { text }));
  const name = way === 'request' ? (asker.value?.name ?? '') : person.trim();

  const submit = (): void => {
    setTried(true);
    if (way === 'request' ? asker.value === null : name === '') return;
    const to: Input<'handOver.seal'>['to'] =
      way === 'request' ? { kind: 'request', text } : { kind: 'password', person: name };
    void run(async () => {
      const made = await client.call('handOver.seal', { credential: detail.id, to });
      onSealed({ label: detail.label, person: name, text: made.text, password: made.password });
    });
  };

  return (
    <FormDialog
      title={t('handOver.seal.title', { label: detail.label })}
      description={t('handOver.seal.lead')}
      confirm={name === '' ? t('handOver.seal.confirm') : t('handOver.seal.confirmFor', { person: name })}
      above={
        <SegmentedControl
          aria-label={t('handOver.seal.ways')}
          segments={WAYS.map((value) => ({ value, label: t(`handOver.seal.way.${value}`) }))}
          value={way}
          onChange={(next) => {
            setWay(next);
            setTried(false);
          }}
        />
      }
      busy={busy}
      error={error}
      disabled={way === 'request' && text !== '' && asker.value === null}
      onClose={dialogs.close}
      onSubmit={submit}
    >
      {way === 'request' ? (
        <>
          <LetterField
            label={t('handOver.seal.request')}
            hint={t('handOver.seal.requestHint')}
            value={request}
            missing={tried && text === ''}
            onChange={setRequest}
          />
          {asker.error !== null && <WireErrorNotice error={asker.error} />}
          {asker.value !== null && <RequestFactsView facts={asker.value} />}
        </>
      ) : (
        <Field
          label={t('handOver.seal.person')}
          required
          hint={t('handOver.seal.personHint')}
          error={tried && name === '' ? t('add.required', { field: t('handOver.seal.person') }) : undefined}
        >
          <TextInput maxLength={120} value={person} onChange={(event) => setPerson(event.target.value)} />
        </Field>
      )}
    </FormDialog>
  );
}
