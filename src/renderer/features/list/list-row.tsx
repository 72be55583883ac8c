import { AlarmClockOff, Copy, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { catalogue } from '../../../shared/catalogue/index.ts';
import { ageShare, dueState } from '../../../shared/due.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import type { CredentialSummary } from '../../../shared/model/credential.ts';
import { isProduction } from '../../../shared/production.ts';
import { isSnoozed } from '../../../shared/snooze.ts';
import { useKeyActions } from '../../actions/use-key-actions.ts';
import { dueShort, type Formatter } from '../../lib/format.ts';
import { healthStatus } from '../../lib/health-status.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { AgeBar, CloudTile, IconButton, type RowState, StatusMark, Tag } from '../../ui/index.ts';
import styles from './list-row.module.css';

export interface ListRowProps {
  readonly credential: CredentialSummary;
  readonly row: RowState;
  readonly now: number;
  readonly format: Formatter;
}

/** One key: tile, name over account and masked id, environment, used age, due, health. */
export function ListRow({ credential: key, row, now, format }: ListRowProps) {
  const { t } = useTranslation();
  const { verification } = useStores();
  const actions = useKeyActions();
  const busy = useLive(verification, (state) => state.running.has(key.id));
  const due = dueState(key, key.leadTimes, now);
  const spec = catalogue[key.cloud];
  // A key that gave way to another one is never due.
  const timed = key.removedAt === null && key.state === 'active';
  const quiet = timed && isSnoozed(key, now);
  const tabIndex = row.tabbable ? 0 : -1;

  return (
    <div className={styles.row}>
      <CloudTile monogram={spec.monogram} hue={spec.hue} />
      <div className={styles.words}>
        <span className={styles.label}>{key.label}</span>
        <span className={styles.under}>
          {key.accountLabel !== key.label && <span className={styles.account}>{key.accountLabel}</span>}
          <code className={styles.id}>{maskPublicId(key.publicId)}</code>
        </span>
      </div>
      {key.state !== 'active' && (
        <span className={styles.tag}>
          <Tag tone="info">{t(`rotation.mark.${key.state}`)}</Tag>
        </span>
      )}
      {key.environment !== null && key.environment !== '' && (
        <span className={styles.tag}>
          <Tag tone={isProduction(key.environment) ? 'strong' : 'plain'}>{key.environment}</Tag>
        </span>
      )}
      <div className={styles.slot}>
        <div className={styles.age}>{timed && <AgeBar share={ageShare(key, now)} status={due.kind} />}</div>
        <div className={styles.actions}>
          <IconButton
            size="s"
            icon={Copy}
            label={t('vault.copyId', { label: key.label })}
            tabIndex={tabIndex}
            onClick={() => void actions.copyFromAfar(key, 'id')}
          />
          {key.removedAt === null && (
            <IconButton
              size="s"
              icon={ShieldCheck}
              label={t('vault.verifyOf', { label: key.label })}
              tabIndex={tabIndex}
              busy={busy}
              onClick={() => actions.verify(key.id)}
            />
          )}
        </div>
      </div>
      <span className={styles.due} data-status={timed && !quiet ? due.kind : 'calm'}>
        {quiet && key.snoozedUntil !== null ? (
          <span className={styles.snoozed}>
            <AlarmClockOff size={12} aria-hidden />
            {t('reminders.until', { date: format.day(key.snoozedUntil, now) })}
          </span>
        ) : timed ? (
          dueShort(due, t)
        ) : (
          key.removedAt !== null && format.relative(key.removedAt, now)
        )}
      </span>
      <span className={styles.state}>
        <StatusMark status={healthStatus(key.health)} iconOnly />
      </span>
    </div>
  );
}
