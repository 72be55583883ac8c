import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdsAlready } from '../../../shared/model/hand-over.ts';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { Field, FormDialog, PasswordInput } from '../../ui/index.ts';
import { LetterField } from './letter-field.tsx';

/** Opens what somebody sealed for this vault, and goes on as any import does; the acknowledgement comes at its end. */
export function OpenHandOverDialog() {
  const { t } = useTranslation();
  const { client, dialogs, imports } = useStores();
  const password = useRef<HTMLInputElement>(null);
  const [letter, setLetter] = useState('');
  const [tried, setTried] = useState(false);
  const { error, busy, run } = useTold();
  const text = letter.trim();
  const submit = (): void => {
    setTried(true);
    if (text === '') return;
    const typed = (password.current?.value ?? '').trim();
    void run(async () => {
      const { found, from, acknowledgement } = await client.call('handOver.open', {
        text,
        password: typed === '' ? null : typed,
      });
      if (password.current !== null) password.current.value = '';
      const receipt = { kind: 'hand-over-receipt', from, text: acknowledgement } as const;
      if (found.kind === 'keys' && holdsAlready(found)) {
        dialogs.open({ ...receipt, here: true });
        await client.call('import.discard', { preview: found.preview });
        return;
      }
      await imports.show(found);
      dialogs.open({ kind: 'add', way: 'paste', next: { ...receipt, here: false } });
    });
  };
  return (
    <FormDialog
      title={t('handOver.open.title')}
      description={t('handOver.open.lead')}
      confirm={t('handOver.open.confirm')}
      busy={busy}
      error={error}
      onClose={dialogs.close}
      onSubmit={submit}
    >
      <LetterField
        label={t('handOver.open.text')}
        value={letter}
        missing={tried && text === ''}
        onChange={setLetter}
      />
      <Field label={t('handOver.open.password')} optional hint={t('handOver.open.passwordHint')}>
        <PasswordInput ref={password} autoComplete="off" maxLength={1024} />
      </Field>
    </FormDialog>
  );
}
