import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { programName } from '../../../shared/broker/program-name.ts';
import { catalogue } from '../../../shared/catalogue/index.ts';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { Consent } from '../../../shared/model/broker.ts';
import { useHome } from '../../actions/use-home.ts';
import { programPath } from '../../lib/program-path.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTold } from '../../lib/use-told.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import {
  announce,
  Banner,
  Button,
  CloudTile,
  ManagedNote,
  PathText,
  Switch,
  Tag,
  WireErrorNotice,
} from '../../ui/index.ts';
import styles from './broker.module.css';

/** Whether other programs may ask, where, and what they were allowed. */
export function BrokerSettings() {
  const { t } = useTranslation();
  const { broker, preferences, policy } = useStores();
  const on = useLive(preferences, (state) => state.preferences.broker);
  const forbidden = useLive(policy, ({ value }) => value.rules.forbidReveal);
  const { status, consents } = useLive(broker, (state) => state);
  const { error, busy, run } = useTold();
  const [unread, setUnread] = useState<WireError | null>(null);
  useEffect(() => {
    broker.look().catch((thrown: unknown) => setUnread(toWireError(thrown)));
    return broker.leave;
  }, [broker]);
  return (
    <div className={styles.settings}>
      <Switch
        label={t('broker.settings.switch')}
        hint={
          forbidden ? <ManagedNote>{t('policy.rule.forbidReveal')}</ManagedNote> : t('broker.settings.hint')
        }
        checked={on && !forbidden}
        disabled={forbidden || busy}
        onChange={(next) => void run(() => preferences.change({ broker: next }))}
      />
      {error !== null && <WireErrorNotice error={error} />}
      {on && status?.state === 'failed' && <Banner tone="warning">{t('broker.settings.failed')}</Banner>}
      {on && status?.state === 'listening' && status.place !== null && (
        <p className={styles.place}>
          {t('broker.settings.place')} <code translate="no">{status.place}</code>
        </p>
      )}
      {unread !== null && <WireErrorNotice error={unread} />}
      {consents !== null && <Consents all={consents} />}
    </div>
  );
}

function Consents({ all }: { readonly all: readonly Consent[] }) {
  const { t } = useTranslation();
  const { broker } = useStores();
  const { error, busy, run } = useTold();
  const revoke = (gone: readonly Consent[]) =>
    run(async () => {
      await broker.revoke(gone.map(({ id }) => id));
      announce(t('broker.settings.revoked', { count: gone.length }));
    });
  return (
    <section className={styles.consents} aria-label={t('broker.settings.allowed')}>
      <div className={styles.head}>
        <h4>{t('broker.settings.allowed')}</h4>
        {all.length > 1 && (
          <Button size="s" look="ghost" busy={busy} onClick={() => void revoke(all)}>
            {t('broker.settings.revokeAll')}
          </Button>
        )}
      </div>
      {all.length === 0 ? (
        <p className={styles.quiet}>{t('broker.settings.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {all.map((consent) => (
            <ConsentRow
              key={consent.id}
              consent={consent}
              busy={busy}
              onRevoke={() => void revoke([consent])}
            />
          ))}
        </ul>
      )}
      {error !== null && <WireErrorNotice error={error} />}
    </section>
  );
}

interface ConsentRowProps {
  readonly consent: Consent;
  readonly busy: boolean;
  readonly onRevoke: () => void;
}

function ConsentRow({ consent, busy, onRevoke }: ConsentRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const home = useHome();
  const now = useNow();
  const { label, cloud, lasts, lastAt, count } = consent;
  const spec = catalogue[cloud];
  const name = programName(consent);
  return (
    <li className={styles.row}>
      <CloudTile monogram={spec.monogram} hue={spec.hue} />
      <div className={styles.words}>
        <p className={styles.pair}>
          <span>{t('broker.settings.pair', { program: name, label })}</span>
          <Tag>{t(`broker.lasts.${lasts}`)}</Tag>
        </p>
        <div className={styles.path}>
          <PathText path={programPath(consent)} home={home} />
        </div>
        <p className={styles.used}>
          {lastAt === null
            ? t('broker.settings.unused')
            : `${t('broker.settings.last', { when: format.relative(lastAt, now) })} · ${t('handOuts.times', { count })}`}
        </p>
      </div>
      <Button
        size="s"
        disabled={busy}
        aria-label={t('broker.settings.revokeOf', { program: name, label })}
        onClick={onRevoke}
      >
        {t('broker.settings.revoke')}
      </Button>
    </li>
  );
}
