import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverRequest } from '../../../shared/model/hand-over.ts';
import { CopyPublic } from '../../actions/copy-public.tsx';
import { useAnswer } from '../../lib/use-answer.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { Button, CodeBlock, Dialog, Field, FormDialog, TextInput } from '../../ui/index.ts';
import styles from './hand-over.module.css';

/** Makes a request for a key, and shows its text. */
export function RequestDialog() {
  const { t } = useTranslation();
  const { client, dialogs } = useStores();
  const [made, setMade] = useState<HandOverRequest | null>(null);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const { error, busy, run } = useTold();
  if (made !== null) return <Made request={made} />;
  const submit = (): void => {
    setTried(true);
    if (name.trim() === '') return;
    void run(async () => setMade(await client.call('handOver.request', { name: name.trim() })));
  };
  return (
    <FormDialog
      title={t('handOver.request.title')}
      description={t('handOver.request.lead')}
      confirm={t('handOver.request.confirm')}
      busy={busy}
      error={error}
      onClose={dialogs.close}
      onSubmit={submit}
    >
      <Field
        label={t('handOver.request.name')}
        required
        hint={t('handOver.request.nameHint')}
        error={
          tried && name.trim() === '' ? t('add.required', { field: t('handOver.request.name') }) : undefined
        }
      >
        <TextInput maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
    </FormDialog>
  );
}

function Made({ request }: { readonly request: HandOverRequest }) {
  const { t } = useTranslation();
  const { client, dialogs, places } = useStores();
  const format = useFormat();
  const close = useRef<HTMLButtonElement>(null);
  const { text, until } = request;
  const facts = useAnswer(request.id, () => client.call('handOver.readRequest', { text }));
  const done = (): void => {
    dialogs.close();
    places.handOvers();
  };
  return (
    <Dialog
      open
      initialFocus={close}
      onClose={dialogs.close}
      title={t('handOver.request.made')}
      description={t('handOver.request.madeLead', { until: format.instant(until) })}
      actions={
        <Button ref={close} look="primary" onClick={done}>
          {t('handOver.sealed.done')}
        </Button>
      }
    >
      <CodeBlock
        label={t('handOver.request.text')}
        hint={t('handOver.request.textHint')}
        text={text}
        actions={<CopyPublic label={t('handOver.request.textName')} text={text} />}
      />
      {facts.value !== null && (
        <div className={styles.asker}>
          <p className={styles.stepName}>{t('handOver.asker.fingerprint')}</p>
          <code className={styles.fingerprint} translate="no" data-selectable>
            {facts.value.fingerprint}
          </code>
          <p className={styles.quiet}>{t('handOver.request.compare')}</p>
        </div>
      )}
    </Dialog>
  );
}
