import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { toShownError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import { Field, FormDialog, PasswordInput } from '../../ui/index.ts';
import styles from './vault-key.module.css';

export type KeyChangeReason = Input<'vault.changeKey'>['reason'];

const REASONS: readonly KeyChangeReason[] = ['routine', 'lost-device', 'person-left'];

/** Says what a new key does and does not, asks why and for the password, and changes it. */
export function AskReason({
  onChanged,
}: {
  readonly onChanged: (changed: Output<'vault.changeKey'> & { readonly reason: KeyChangeReason }) => void;
}) {
  const { t } = useTranslation();
  const { dialogs, client, session } = useStores();
  const input = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState<KeyChangeReason>('routine');
  const [empty, setEmpty] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const submit = async (): Promise<void> => {
    const password = input.current?.value ?? '';
    setEmpty(password === '');
    if (password === '') return input.current?.focus();
    if (input.current !== null) input.current.value = '';
    setBusy(true);
    setError(null);
    try {
      const changed = await client.call('vault.changeKey', { password, reason });
      await session.refresh();
      onChanged({ ...changed, reason });
    } catch (thrown) {
      setError(toShownError(thrown));
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={t('rekey.title')}
      confirm={t('rekey.run')}
      busy={busy}
      error={error}
      onClose={dialogs.close}
      onSubmit={submit}
    >
      <ul className={styles.does}>
        <li>{t('rekey.does.new')}</li>
        <li>{t('rekey.does.old')}</li>
        <li>{t('rekey.does.clouds')}</li>
      </ul>
      <Reasons value={reason} onChange={setReason} disabled={busy} />
      <Field label={t('unlock.password')} required error={empty ? t('unlock.empty') : undefined}>
        <PasswordInput
          ref={input}
          autoComplete="current-password"
          disabled={busy}
          onInput={() => setEmpty(false)}
        />
      </Field>
      <p role="status" className={styles.running}>
        {busy ? t('rekey.running') : ''}
      </p>
    </FormDialog>
  );
}

function Reasons(props: {
  readonly value: KeyChangeReason;
  readonly onChange: (next: KeyChangeReason) => void;
  readonly disabled: boolean;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles.reasons}>
      <span id={id} className={styles.reasonsLabel}>
        {t('rekey.reason.label')}
      </span>
      <RadioGroup
        value={props.value}
        onValueChange={(next) => props.onChange(REASONS.find((one) => one === next) ?? 'routine')}
        aria-labelledby={id}
        disabled={props.disabled}
        className={styles.choices}
      >
        {REASONS.map((reason) => (
          <div key={reason} className={styles.choice}>
            <Radio.Root
              value={reason}
              aria-labelledby={`${id}-${reason}`}
              aria-describedby={`${id}-${reason}-hint`}
              className={styles.radio}
            >
              <Radio.Indicator className={styles.dot} />
            </Radio.Root>
            <div>
              <div id={`${id}-${reason}`}>{t(`rekey.reason.${reason}`)}</div>
              <div id={`${id}-${reason}-hint`} className={styles.hint}>
                {t(`rekey.reason.${reason}Hint`)}
              </div>
            </div>
          </div>
        ))}
      </RadioGroup>
    </div>
  );
}
