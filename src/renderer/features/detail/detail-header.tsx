import {
  AlarmClockOff,
  ClipboardCopy,
  Ellipsis,
  KeyRound,
  Pencil,
  RefreshCw,
  RotateCcw,
  Send,
  ShieldCheck,
  SquareTerminal,
  Trash2,
  UserCog,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { dueState } from '../../../shared/due.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import { isSnoozed } from '../../../shared/snooze.ts';
import { useKeyActions } from '../../actions/use-key-actions.ts';
import { isReminded, useSnooze } from '../../actions/use-snooze.ts';
import { dueSentence } from '../../lib/format.ts';
import { healthStatus } from '../../lib/health-status.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { canRotate, rotationOf } from '../../stores/rotations.ts';
import { Button, CloudTile, IconButton, Menu, StatusMark, Tag } from '../../ui/index.ts';
import styles from './detail.module.css';

export interface DetailHeaderProps {
  readonly detail: CredentialDetail;
  readonly now: number;
}

/** Name, whereabouts, state, and the one action that fits it. */
export function DetailHeader({ detail, now }: DetailHeaderProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const spec = catalogue[detail.cloud];
  const due = dueState(detail, detail.leadTimes, now);
  const removed = detail.removedAt !== null;

  return (
    <header className={styles.header}>
      <CloudTile size="l" monogram={spec.monogram} hue={spec.hue} />
      <div className={styles.heading}>
        <h2 className={styles.name}>{detail.label}</h2>
        <p className={styles.where}>
          {inLocale(spec.name, i18n.language)}
          {detail.accountLabel !== detail.label && ` · ${detail.accountLabel}`}
        </p>
        <div className={styles.marks}>
          {removed ? (
            <Tag>{t('vault.removed')}</Tag>
          ) : (
            detail.state === 'active' && <StatusMark status={due.kind} text={dueSentence(due, t)} />
          )}
          <StatusMark status={healthStatus(detail.health)} />
          {!removed && isSnoozed(detail, now) && detail.snoozedUntil !== null && (
            <Tag>{t('reminders.snoozed', { date: format.day(detail.snoozedUntil, now) })}</Tag>
          )}
          {detail.state !== 'active' && <Tag tone="info">{t(`rotation.state.${detail.state}`)}</Tag>}
          {detail.account.plainHttp && <Tag tone="due">{t('network.account.plainMark')}</Tag>}
          {detail.environment !== null && detail.environment !== '' && <Tag>{detail.environment}</Tag>}
        </div>
      </div>
      {removed ? (
        <BinActions detail={detail} />
      ) : (
        <LiveActions
          detail={detail}
          now={now}
          due={due.kind === 'due' || due.kind === 'overdue'}
          reminded={isReminded(detail, now)}
        />
      )}
    </header>
  );
}

interface LiveActionsProps {
  readonly detail: CredentialDetail;
  readonly now: number;
  /** It counts as due, or would if it were not snoozed. */
  readonly reminded: boolean;
  /** Its date is near or past. */
  readonly due: boolean;
}

function LiveActions({ detail, now, due, reminded }: LiveActionsProps) {
  const { t } = useTranslation();
  const { dialogs, verification, rotations } = useStores();
  const actions = useKeyActions();
  const { choices } = useSnooze();
  const busy = useLive(verification, (state) => state.running.has(detail.id));
  const turning = useLive(rotations, (state) => rotationOf(state, detail.id) !== undefined);
  const rotatable = canRotate(detail) && !turning;
  const rotate = () => dialogs.open({ kind: 'rotate', id: detail.id });
  const verify = () => actions.verify(detail.id);
  return (
    <div className={styles.actions}>
      {rotatable && due && detail.health.kind === 'proven' ? (
        <>
          <Button look="primary" icon={RefreshCw} onClick={rotate}>
            {t('rotation.rotate')}
          </Button>
          <IconButton
            icon={ShieldCheck}
            look="quiet"
            label={t('vault.verify')}
            shortcut="verify"
            busy={busy}
            onClick={verify}
          />
        </>
      ) : (
        <Button look={turning ? 'quiet' : 'primary'} icon={ShieldCheck} busy={busy} onClick={verify}>
          {t('vault.verify')}
        </Button>
      )}
      {reminded && (
        <Menu
          trigger={<IconButton icon={AlarmClockOff} look="quiet" label={t('reminders.snooze.title')} />}
          entries={choices(detail, now).map(({ label, icon, run }) => ({ kind: 'action', label, icon, run }))}
        />
      )}
      <Menu
        trigger={<IconButton icon={Ellipsis} look="quiet" label={t('vault.more')} />}
        entries={[
          {
            kind: 'action',
            icon: Pencil,
            label: t('vault.menu.edit'),
            shortcut: 'edit',
            run: () => dialogs.open({ kind: 'edit', id: detail.id }),
          },
          {
            kind: 'action',
            icon: KeyRound,
            label: t('vault.menu.replace'),
            run: () => dialogs.open({ kind: 'replace-secret', id: detail.id }),
          },
          {
            kind: 'action',
            icon: ClipboardCopy,
            label: t('crosswalk.copyAs.command'),
            run: () => dialogs.open({ kind: 'copy-as', id: detail.id }),
          },
          {
            kind: 'action',
            icon: SquareTerminal,
            label: t('scripts.command'),
            run: () => dialogs.open({ kind: 'use', id: detail.id }),
          },
          {
            kind: 'action',
            icon: Send,
            label: t('handOver.command'),
            run: () => dialogs.open({ kind: 'hand-over', id: detail.id }),
          },
          {
            kind: 'action',
            icon: UserCog,
            label: t('vault.menu.account'),
            run: () => dialogs.open({ kind: 'account', id: detail.accountId }),
          },
          ...(rotatable
            ? [
                {
                  kind: 'action' as const,
                  icon: RefreshCw,
                  label: t('rotation.rotate'),
                  shortcut: 'rotate' as const,
                  run: rotate,
                },
              ]
            : []),
          { kind: 'separator' },
          {
            kind: 'action',
            icon: Trash2,
            label: t('vault.menu.remove'),
            shortcut: 'remove',
            danger: true,
            run: () => void actions.remove(detail),
          },
        ]}
      />
    </div>
  );
}

function BinActions({ detail }: { readonly detail: CredentialDetail }) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const actions = useKeyActions();
  return (
    <div className={styles.actions}>
      <Button look="primary" icon={RotateCcw} onClick={() => void actions.restore(detail)}>
        {t('vault.restore')}
      </Button>
      <IconButton
        icon={Trash2}
        look="quiet"
        label={t('vault.purge')}
        onClick={() => dialogs.open({ kind: 'purge', ids: [detail.id], name: detail.label })}
      />
    </div>
  );
}
