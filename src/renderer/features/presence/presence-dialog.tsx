import { Fingerprint } from 'lucide-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { useCountdown } from '../../lib/use-countdown.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Dialog, Field, PasswordInput, WaitNote, WireErrorNotice } from '../../ui/index.ts';
import styles from './presence.module.css';

/** Asks the person to prove to be there; what waits for that goes on afterwards, or never happened. */
export function PresenceDialog() {
  const { t } = useTranslation();
  const { presence } = useStores();
  const asking = useLive(presence, (state) => state.asking);
  const form = useId();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [empty, setEmpty] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const [retryAt, setRetryAt] = useState<number | null>(null);
  const seconds = useCountdown(retryAt);
  if (asking === null) return null;

  const confirm = async (by: Input<'presence.confirm'>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await presence.confirm(by);
    } catch (thrown) {
      const refused = toWireError(thrown);
      setBusy(false);
      if (refused.code === 'too-many-attempts')
        setRetryAt(Date.now() + Number(refused.params.seconds) * 1000);
      else setError(refused);
      input.current?.focus();
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // A form over another one: what is sent here is not sent there.
    event.stopPropagation();
    const password = input.current?.value ?? '';
    setEmpty(password === '');
    if (password === '' || seconds > 0) {
      input.current?.focus();
      return;
    }
    if (input.current !== null) input.current.value = '';
    void confirm({ kind: 'password', password });
  };

  return (
    <Dialog
      open
      sticky
      size="s"
      onClose={presence.cancel}
      title={t('presence.title')}
      description={t(asking.system === 'touch-id' ? 'presence.detailTouchId' : 'presence.detail')}
      actions={
        <>
          <Button onClick={presence.cancel}>{t('common.cancel')}</Button>
          <Button type="submit" form={form} look="primary" busy={busy} disabled={seconds > 0}>
            {t('presence.confirm')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit} noValidate>
        <Field label={t('unlock.password')} error={empty ? t('unlock.empty') : undefined}>
          <PasswordInput
            ref={input}
            autoComplete="current-password"
            readOnly={busy}
            onInput={() => setEmpty(false)}
          />
        </Field>
        {error !== null && <WireErrorNotice error={error} />}
        {seconds > 0 && <WaitNote seconds={seconds} />}
        {asking.system === 'touch-id' && (
          <Button wide icon={Fingerprint} disabled={busy} onClick={() => void confirm({ kind: 'system' })}>
            {t('presence.touchId')}
          </Button>
        )}
      </form>
    </Dialog>
  );
}
