import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { FormDialog, showToast } from '../../ui/index.ts';
import { LetterField } from './letter-field.tsx';

/** Notes that a person has their key, by the acknowledgement that they sent back. */
export function ConfirmReceiptDialog() {
  const { t } = useTranslation();
  const { client, dialogs, handOvers } = useStores();
  const [letter, setLetter] = useState('');
  const [tried, setTried] = useState(false);
  const { error, busy, run } = useTold();
  const text = letter.trim();
  const submit = (): void => {
    setTried(true);
    if (text === '') return;
    void run(async () => {
      const { person, label } = await client.call('handOver.confirm', { text });
      dialogs.close();
      showToast({ title: t('handOver.confirm.done', { person, label }), tone: 'success' });
      await handOvers.refresh();
    });
  };
  return (
    <FormDialog
      title={t('handOver.confirm.title')}
      description={t('handOver.confirm.lead')}
      confirm={t('handOver.confirm.confirm')}
      busy={busy}
      error={error}
      onClose={dialogs.close}
      onSubmit={submit}
    >
      <LetterField
        label={t('handOver.confirm.text')}
        value={letter}
        missing={tried && text === ''}
        onChange={setLetter}
      />
    </FormDialog>
  );
}
