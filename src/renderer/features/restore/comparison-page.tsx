import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/model/restore.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Page, WireErrorNotice } from '../../ui/index.ts';
import styles from './comparison.module.css';
import { KeyName } from './key-list.tsx';
import { Outcome, type OutcomeWord } from './outcome.tsx';

/** What the clouds say about each key and rotation of a restored, merged or older vault, and what to do about it. */
export function ComparisonPage() {
  const { t } = useTranslation();
  const { comparison, places } = useStores();
  const { value, done, busy, error } = useLive(comparison, (state) => state);
  const shown = value === null || value.reason === null ? (done ?? value) : value;
  const over = value !== null && value.reason === null;
  return (
    <Page
      title={t('comparison.place')}
      backLabel={t('comparison.close')}
      onBack={() => void places.keys({ kind: 'all' })}
    >
      {shown !== null && <Lead shown={shown} over={over} />}
      {error !== null && <WireErrorNotice error={error} />}
      {!over && <Actions />}
      {shown !== null && <Findings shown={shown} asking={busy === 'run'} />}
    </Page>
  );
}

function Lead({ shown, over }: { readonly shown: Comparison; readonly over: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reason, since } = shown;
  if (over) return <p>{t(shown.keys.length === 0 ? 'comparison.nothing' : 'comparison.over')}</p>;
  return (
    <p className={styles.lead}>
      {reason !== null && t('comparison.due', { reason: t(`comparison.reason.${reason}`) })}
      {since !== null && (
        <span className={styles.quiet}> {t('comparison.since', { when: format.instant(since) })}</span>
      )}
    </p>
  );
}

function Actions() {
  const { t } = useTranslation();
  const { comparison } = useStores();
  const { value, busy } = useLive(comparison, (state) => state);
  const all = value === null ? [] : [...value.keys, ...value.rotations];
  const waits = all.some(({ outcome }) => outcome === 'waiting');
  const asked = all.some(({ outcome }) => outcome !== 'waiting');
  return (
    <div className={styles.actions}>
      <Button
        look={asked ? 'quiet' : 'primary'}
        icon={RefreshCw}
        busy={busy === 'run'}
        disabled={busy === 'release'}
        onClick={() => void comparison.run()}
      >
        {t(busy === 'run' ? 'comparison.running' : asked ? 'comparison.again' : 'comparison.run')}
      </Button>
      {!waits && all.length > 0 && (
        <>
          <Button
            busy={busy === 'release'}
            disabled={busy === 'run'}
            onClick={() => void comparison.release()}
          >
            {t('comparison.release')}
          </Button>
          <p className={styles.quiet}>{t('comparison.releaseHint')}</p>
        </>
      )}
    </div>
  );
}

/** What wants a look comes first. */
const ORDER: Readonly<Record<OutcomeWord, number>> = {
  stranger: 0,
  gone: 1,
  changed: 2,
  'not-proven': 3,
  unreachable: 4,
  waiting: 5,
  same: 6,
};

type Key = Comparison['keys'][number];
const wordOf = ({ outcome, stranger }: Key): OutcomeWord => (stranger === true ? 'stranger' : outcome);

function Findings({ shown, asking }: { readonly shown: Comparison; readonly asking: boolean }) {
  const { t } = useTranslation();
  const keys = [...shown.keys].sort((a, b) => ORDER[wordOf(a)] - ORDER[wordOf(b)]);
  return (
    <>
      {shown.rotations.length > 0 && (
        <section className={styles.part} aria-label={t('comparison.rotations')}>
          <h2 className={styles.subtitle}>{t('comparison.rotations')}</h2>
          <ul className={styles.rows}>
            {shown.rotations.map(({ id, label, outcome }) => (
              <li key={id} className={styles.row}>
                <span className={styles.name}>{label}</span>
                <Outcome of="rotation" word={outcome} asking={asking} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {keys.length > 0 && (
        <section className={styles.part} aria-label={t('comparison.keys')}>
          <h2 className={styles.subtitle}>{t('comparison.keys')}</h2>
          <ul className={styles.rows}>
            {keys.map((one) => (
              <li key={one.key.id} className={styles.row}>
                <KeyName shown={one.key} />
                <Outcome of="key" word={wordOf(one)} asking={asking} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
