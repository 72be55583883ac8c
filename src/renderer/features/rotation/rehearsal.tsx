import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { RotationView } from '../../../shared/model/rotation.ts';
import type { Translate } from '../../lib/i18n.ts';
import { useFormat } from '../../lib/use-format.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import { announce, Button, Field, Select, WireErrorNotice } from '../../ui/index.ts';
import { EventList } from './event-list.tsx';
import styles from './plan.module.css';

type Fault = Input<'rotations.rehearse'>['fault'];

const FAULTS: readonly Fault[] = [
  'none',
  'answer-lost',
  'crash',
  'two-keys',
  'old-still-used',
  'denied',
  'never-proves',
];

/** How a rehearsal ended, in a sentence. */
function ending({ phase, reason }: RotationView, t: Translate): string {
  if (phase === 'done') return t('rotation.rehearse.ends.done');
  if (phase === 'aborted-safe') return t('rotation.rehearse.ends.aborted');
  if (phase === 'attention' || phase === 'blocked-slots')
    return t('rotation.rehearse.ends.asks', {
      reason: t(
        `rotation.reason.${reason ?? (phase === 'attention' ? 'unexpected' : 'too-many-keys')}.title`,
      ),
    });
  return t('rotation.rehearse.ends.waits');
}

/** Walks the plan against a cloud in memory, into a fault where one is chosen, and tells how it went. */
export function Rehearsal({ request }: { readonly request: Input<'rotations.start'> }) {
  const { t } = useTranslation();
  const { client } = useStores();
  const format = useFormat();
  const [fault, setFault] = useState<Fault>('none');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const [result, setResult] = useState<Output<'rotations.rehearse'> | null>(null);

  const run = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const answer = await client.call('rotations.rehearse', { request, fault });
      setResult(answer);
      announce(ending(answer.rotation, t));
    } catch (thrown) {
      setResult(null);
      setError(toWireError(thrown));
    }
    setBusy(false);
  };
  const after = (at: number): string => {
    const ms = at - (result?.rotation.startedAt ?? at);
    return ms < 1000
      ? t('rotation.rehearse.atOnce')
      : t('rotation.rehearse.after', { duration: format.duration(ms) });
  };

  return (
    <div className={styles.page}>
      <p className={styles.aside}>{t('rotation.rehearse.detail')}</p>
      <div className={styles.rehearse}>
        <Field label={t('rotation.rehearse.fault')}>
          <Select
            options={FAULTS.map((value) => ({ value, label: t(`rotation.fault.${value}`) }))}
            value={fault}
            onChange={setFault}
          />
        </Field>
        <Button busy={busy} onClick={() => void run()}>
          {t('rotation.rehearse.run')}
        </Button>
      </div>
      {error !== null && <WireErrorNotice error={error} />}
      {result !== null && (
        <section aria-label={t('rotation.rehearse.result')} className={styles.result}>
          <p className={styles.ending}>{ending(result.rotation, t)}</p>
          <EventList label={t('rotation.rehearse.result')} events={result.events} time={after} />
        </section>
      )}
    </div>
  );
}
