import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../shared/ipc/envelope.ts';
import { toWireError } from '../lib/wire-error.ts';
import { Button } from './button.tsx';
import styles from './recovery-code.module.css';
import { placesToAsk, RecoveryGroupInputs, recoveryGroups } from './recovery-code.tsx';
import { WireErrorNotice } from './wire-error-notice.tsx';

export interface RecoveryCheckProps {
  readonly code: string;
  /** Has main compare the groups; rejects with `KeyturnError`. */
  readonly check: (groups: { index: number; text: string }[]) => Promise<boolean>;
  /** Back to the code. */
  readonly onBack: () => void;
  readonly onDone: () => void;
  /** The verb of the button that ends it. */
  readonly done: string;
}

/** Two groups of a fresh recovery code, typed from paper. */
export function RecoveryCheck({ code, check, onBack, onDone, done }: RecoveryCheckProps) {
  const { t } = useTranslation();
  const [places] = useState(() => placesToAsk(recoveryGroups(code).length));
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const groups = places.map((index) => ({ index, text: String(form.get(`group-${index}`) ?? '').trim() }));
    setBusy(true);
    setError(null);
    try {
      if (await check(groups)) return onDone();
      setWrong(true);
    } catch (thrown) {
      setError(toWireError(thrown));
    }
    setBusy(false);
  };

  return (
    <form className={styles.check} onSubmit={(event) => void submit(event)} noValidate>
      <RecoveryGroupInputs places={places} wrong={wrong} onEdit={() => setWrong(false)} />
      {error !== null && <WireErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button onClick={onBack} disabled={busy}>
          {t('onboarding.check.again')}
        </Button>
        <Button type="submit" look="primary" busy={busy}>
          {done}
        </Button>
      </div>
    </form>
  );
}
