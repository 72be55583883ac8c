import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { RotationView } from '../../../shared/model/rotation.ts';
import { shortTime } from '../../lib/short-time.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { isRunning } from '../../stores/rotations.ts';
import { Button, CloudTile, EmptyState, VirtualList, WireErrorNotice } from '../../ui/index.ts';
import styles from './rotations-pane.module.css';
import { StatusIcon, statusOf, statusWords } from './status.tsx';
import { waitsUntil } from './words.ts';

/** The middle pane of the rotations: the running ones, then those that ended. */
export function RotationsPane() {
  const { t } = useTranslation();
  const { rotations } = useStores();
  const format = useFormat();
  const all = useLive(rotations, (state) => state.all);
  const error = useLive(rotations, (state) => state.error);
  const running = all?.filter(isRunning).length ?? 0;
  return (
    <div className={styles.pane}>
      <div className={styles.heading}>
        <h1 className={styles.title}>{t('rotation.place')}</h1>
        {running > 0 && (
          <span className={styles.count} role="status">
            {t('rotation.count', { count: running, total: format.count(running) })}
          </span>
        )}
      </div>
      {error !== null && (
        <div className={styles.error}>
          <WireErrorNotice
            error={error}
            actions={<Button onClick={() => void rotations.refresh()}>{t('common.retry')}</Button>}
          />
        </div>
      )}
      <div className={styles.rows}>{all !== null && (all.length === 0 ? <None /> : <Rows all={all} />)}</div>
    </div>
  );
}

function None() {
  const { t } = useTranslation();
  const { places } = useStores();
  return (
    <EmptyState
      drawing="calm"
      title={t('rotation.empty.title')}
      detail={t('rotation.empty.detail')}
      alternative={
        <Button onClick={() => void places.keys({ kind: 'due' })}>{t('rotation.empty.action')}</Button>
      }
    />
  );
}

const NOTHING_TO_LOAD = (): void => undefined;

function Rows({ all }: { readonly all: readonly RotationView[] }) {
  const { t, i18n } = useTranslation();
  const { rotations } = useStores();
  const now = useNow();
  const selected = useLive(rotations, (state) => state.selected);
  return (
    <VirtualList
      label={t('rotation.list')}
      count={all.length}
      itemAt={(index) => all[index]}
      keyOf={(rotation) => rotation.id}
      onRange={NOTHING_TO_LOAD}
      selected={selected ?? all[0]?.id ?? null}
      onSelect={(rotation) => rotations.select(rotation.id)}
      describe={(rotation) =>
        [
          rotation.label,
          inLocale(catalogue[rotation.cloud].name, i18n.language),
          statusWords(rotation, t),
        ].join(', ')
      }
      renderRow={(rotation) => <Row rotation={rotation} now={now} />}
    />
  );
}

function Row({ rotation, now }: { readonly rotation: RotationView; readonly now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const spec = catalogue[rotation.cloud];
  const at = rotation.endedAt ?? rotation.startedAt;
  const until = waitsUntil(rotation);
  return (
    <div className={styles.row} data-status={statusOf(rotation)}>
      <CloudTile monogram={spec.monogram} hue={spec.hue} />
      <div className={styles.words}>
        <span className={styles.label}>{rotation.label}</span>
        <span className={styles.under}>{statusWords(rotation, t)}</span>
      </div>
      <span className={styles.time}>
        {until !== null && until > now ? format.until(until, now) : shortTime(at, { format, now })}
      </span>
      <StatusIcon rotation={rotation} />
    </div>
  );
}
