import { ShieldCheck, ShieldOff } from 'lucide-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { Whereabouts } from '../../../shared/model/recovery-kit.ts';
import { type Claim, claimsOf, type TitledClaim } from '../../../shared/whereabouts-claims.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Page, WireErrorNotice } from '../../ui/index.ts';
import { Files } from './files.tsx';
import styles from './whereabouts.module.css';

/** Everything that Keyturn wrote, how it is sealed, and what that protects from, in plain sentences. */
export function WhereaboutsPage() {
  const { t } = useTranslation();
  const { whereabouts: store, places } = useStores();
  const found = useLive(store, (state) => state.value);
  const [error, setError] = useState<WireError | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    setError(null);
    if (asked >= 0) store.refresh().catch((thrown: unknown) => setError(toWireError(thrown)));
  }, [store, asked]);
  return (
    <Page
      title={t('whereabouts.title')}
      backLabel={t('whereabouts.close')}
      onBack={() => void places.keys({ kind: 'all' })}
    >
      {error !== null && (
        <WireErrorNotice
          error={error}
          actions={<Button onClick={() => setAsked(asked + 1)}>{t('common.retry')}</Button>}
        />
      )}
      {found !== null && <Content whereabouts={found} />}
    </Page>
  );
}

function Content({ whereabouts }: { readonly whereabouts: Whereabouts }) {
  const { t } = useTranslation();
  const { preferences: preferencesStore, settings: settingsStore, policy } = useStores();
  const platform = useLive(preferencesStore, (state) => state.app?.platform ?? 'linux');
  const preferences = useLive(preferencesStore, (state) => state.preferences);
  const settings = useLive(settingsStore, (state) => state);
  const { rules } = useLive(policy, (state) => state.value);
  const claims = claimsOf({ platform, whereabouts, settings, preferences, rules });
  return (
    <>
      <p className={styles.lead}>{t('whereabouts.lead', { count: whereabouts.secrets })}</p>
      <Part title={t('whereabouts.part.files')}>
        <Files files={whereabouts.files} />
      </Part>
      <div className={styles.pair}>
        <Part title={t('whereabouts.part.ways')}>
          <Titled claims={claims.ways} />
        </Part>
        <Part title={t('whereabouts.part.sealing')}>
          <Titled claims={claims.sealing} />
        </Part>
      </div>
      <Part title={t('whereabouts.part.plain')}>
        <Sentences claims={claims.plain} />
      </Part>
      <div className={styles.pair}>
        <Part title={t('whereabouts.part.safe')} icon={<ShieldCheck size={15} aria-hidden />}>
          <Sentences claims={claims.safe} />
        </Part>
        <Part title={t('whereabouts.part.unsafe')} icon={<ShieldOff size={15} aria-hidden />}>
          <Sentences claims={claims.unsafe} />
        </Part>
      </div>
    </>
  );
}

function Part(props: { readonly title: string; readonly icon?: ReactNode; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h2 id={id} className={styles.partTitle}>
        {props.icon}
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}

function Titled({ claims }: { readonly claims: readonly TitledClaim[] }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.titled}>
      {claims.map(({ title, holds }) => (
        <div key={title}>
          <dt>{t(title)}</dt>
          <dd data-selectable>{t(holds.key, holds.params)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Sentences({ claims }: { readonly claims: readonly Claim[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.sentences}>
      {claims.map(({ key, params }) => (
        <li key={key}>{t(key, params)}</li>
      ))}
    </ul>
  );
}
