import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { WireErrorNotice } from '../../ui/index.ts';
import { Authorities } from './authorities.tsx';
import styles from './network.module.css';
import { ProxyForm } from './proxy-form.tsx';
import { WaysList } from './ways-list.tsx';

/** The part of the settings on how calls leave this computer, and whom they trust. */
export function NetworkPart() {
  const { t } = useTranslation();
  const { network } = useStores();
  const settings = useLive(network, (held) => held.value);
  const [error, setError] = useState<WireError | null>(null);
  useEffect(() => {
    network.refresh().catch((thrown: unknown) => setError(toWireError(thrown)));
  }, [network]);
  return (
    <>
      <p className={styles.quiet}>{t('network.lead')}</p>
      {settings !== null && (
        <>
          <ProxyForm settings={settings} />
          <WaysList settings={settings} />
          <Authorities authorities={settings.authorities} />
        </>
      )}
      {error !== null && <WireErrorNotice error={error} />}
    </>
  );
}
