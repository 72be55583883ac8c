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
import { Button, IconButton, Menu, StatusMark, Tag } from '../../ui/index.ts';
import styles from './detail.module.css';

export interface DetailHeaderProps {
  readonly detail: CredentialDetail;
  readonly now: number;
}

/** When it is due, whether it works, and what else is to be known before anything is done with it. */
export function DetailMarks({ detail, now }: DetailHeaderProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const removed = detail.removedAt !== null;
  return (
    <div className={styles.marks}>
      {removed ? (
        <Tag>{t('vault.removed')}</Tag>
      ) : (
        detail.state === 'active' && <DueMark detail={detail} now={now} />
      )}
      <StatusMark status={healthStatus(detail.health)} />
      {!removed && isSnoozed(detail, now) && detail.snoozedUntil !== null && (
        <Tag>{t('reminders.snoozed', { date: format.day(detail.snoozedUntil, now) })}</Tag>
      )}
      {detail.state !== 'active' && <Tag tone="info">{t(`rotation.state.${detail.state}`)}</Tag>}
      {detail.account.plainHttp && <Tag tone="due">{t('network.account.plainMark')}</Tag>}
      {detail.environment !== null && detail.environment !== '' && <Tag>{detail.environment}</Tag>}
    </div>
  );
}

function DueMark({ detail, now }: DetailHeaderProps) {
  const { t } = useTranslation();
  const due = dueState(detail, detail.leadTimes, now);
  return <StatusMark status={due.kind} text={dueSentence(due, t)} />;
}

/** The one action that fits its state, and all others behind it. */
export function DetailActions({ detail, now }: DetailHeaderProps) {
  if (detail.removedAt !== null) return <BinActions detail={detail} />;
  const { kind } = dueState(detail, detail.leadTimes, now);
  return (
    <LiveActions
      detail={detail}
      now={now}
      due={kind === 'due' || kind === 'overdue'}
      reminded={isReminded(detail, now)}
    />
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
    <>
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
    </>
  );
}

function BinActions({ detail }: { readonly detail: CredentialDetail }) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const actions = useKeyActions();
  return (
    <>
      <Button look="primary" icon={RotateCcw} onClick={() => void actions.restore(detail)}>
        {t('vault.restore')}
      </Button>
      <IconButton
        icon={Trash2}
        look="quiet"
        label={t('vault.purge')}
        onClick={() => dialogs.open({ kind: 'purge', ids: [detail.id], name: detail.label })}
      />
    </>
  );
}
