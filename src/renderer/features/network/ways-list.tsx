import { CircleAlert, RefreshCw } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkSettings, WayOut } from '../../../shared/model/network.ts';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { Button, IconButton, Spinner, WireErrorNotice } from '../../ui/index.ts';
import styles from './network.module.css';
import { wayText, whyText } from './words.ts';

const FIRST = 6;

/** The way that each address takes at this moment, and why. */
export function WaysList({ settings }: { readonly settings: NetworkSettings }) {
  const { t } = useTranslation();
  const { client } = useStores();
  const id = useId();
  const [ways, setWays] = useState<readonly WayOut[] | null>(null);
  const [all, setAll] = useState(false);
  const { error, busy, run } = useTold();
  const look = (): void =>
    void run(async () => setWays(await client.call('network.see', { accountId: null })));
  const lookAgain = useEffectEvent(look);
  // Other settings, other ways.
  useEffect(() => {
    if (settings !== null) lookAgain();
  }, [settings]);
  const shown = all ? ways : ways?.slice(0, FIRST);
  const rest = (ways?.length ?? 0) - FIRST;
  return (
    <section aria-labelledby={id} aria-busy={busy} className={styles.part}>
      <div className={styles.partHead}>
        <h4 id={id} className={styles.partTitle}>
          {t('network.see.title')}
        </h4>
        <IconButton size="s" icon={RefreshCw} label={t('network.see.again')} busy={busy} onClick={look} />
      </div>
      <p className={styles.quiet}>{t('network.see.lead')}</p>
      {ways === null && busy && <Spinner label={t('network.see.busy')} />}
      {ways?.length === 0 && <p className={styles.quiet}>{t('network.see.none')}</p>}
      {shown !== undefined && shown !== null && shown.length > 0 && (
        <ul className={styles.ways}>
          {shown.map((way) => (
            <li
              key={JSON.stringify(way)}
              className={styles.way}
              data-failed={way.failure === null ? undefined : ''}
            >
              <code className={styles.host}>{way.host}</code>
              <span className={styles.taken}>
                {way.failure !== null && <CircleAlert size={14} aria-hidden />}
                {wayText(way, t)}
                <span className={styles.under}>{whyText(way, t)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {!all && rest > 0 && (
        <div>
          <Button size="s" look="ghost" onClick={() => setAll(true)}>
            {t('network.see.all', { count: rest })}
          </Button>
        </div>
      )}
      {error !== null && <WireErrorNotice error={error} />}
    </section>
  );
}
