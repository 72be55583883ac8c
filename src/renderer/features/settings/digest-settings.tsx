import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { WireErrorNotice } from '../../ui/index.ts';
import styles from './digest.module.css';
import { DigestPreview } from './digest-preview.tsx';
import { DigestReceivers } from './digest-receivers.tsx';
import { DigestWeekly } from './digest-weekly.tsx';
import { Group } from './group.tsx';

/** The team digest: what it says, when it goes out, and to whom. */
export function DigestSettings() {
  const { t } = useTranslation();
  const { digest } = useStores();
  const state = useLive(digest, (held) => held.value);
  const [error, setError] = useState<WireError | null>(null);
  useEffect(() => {
    digest.refresh().catch((thrown: unknown) => setError(toWireError(thrown)));
  }, [digest]);
  return (
    <Group title={t('digest.title')}>
      <p className={styles.lead}>{t('digest.lead')}</p>
      {state !== null && (
        <>
          <DigestPreview settings={state.settings} />
          <DigestReceivers receivers={state.receivers} />
          <DigestWeekly state={state} />
        </>
      )}
      {error !== null && <WireErrorNotice error={error} />}
    </Group>
  );
}
