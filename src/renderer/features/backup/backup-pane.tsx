import { Cloud, DatabaseBackup, Folder, Settings2, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { nextBackup } from '../../../shared/backup-due.ts';
import { errorCode } from '../../../shared/ipc/envelope.ts';
import type { BackupTarget } from '../../../shared/model/backup.ts';
import { useHome } from '../../actions/use-home.ts';
import { shortPath } from '../../lib/short-path.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { BackupError, Button, Fact, Facts, IconButton, Section, SidePane, When } from '../../ui/index.ts';
import styles from './backup.module.css';
import { Versions } from './versions.tsx';

/** The right pane of the backups: one place, what lies there, and what can be done. */
export function BackupPane() {
  const { backups } = useStores();
  const home = useHome();
  const target = useLive(
    backups,
    ({ targets, selected }) => targets?.find(({ id }) => id === selected) ?? targets?.[0],
  );
  if (target === undefined) return null;
  const Icon = target.kind === 'folder' ? Folder : Cloud;
  return (
    <SidePane
      key={target.id}
      name={target.label}
      mark={<Icon size={26} aria-hidden className={styles.kind} />}
      where={
        <span data-selectable>{target.kind === 'folder' ? shortPath(target.place, home) : target.place}</span>
      }
      actions={<Actions target={target} />}
    >
      <Trouble target={target} />
      <About target={target} />
      <Versions target={target} />
    </SidePane>
  );
}

function Actions({ target }: { readonly target: BackupTarget }) {
  const { t } = useTranslation();
  const { backups, dialogs } = useStores();
  const busy = useLive(backups, (state) => state.busy.has(target.id));
  return (
    <>
      <Button
        look="primary"
        icon={DatabaseBackup}
        busy={busy}
        disabled={!target.here}
        onClick={() => void backups.run(target.id)}
      >
        {t(busy ? 'backup.running' : 'backup.now')}
      </Button>
      <IconButton
        look="quiet"
        icon={Settings2}
        label={t('backup.edit.open')}
        onClick={() => dialogs.open({ kind: 'backup-edit', id: target.id })}
      />
      <IconButton
        look="quiet"
        icon={Trash2}
        label={t('backup.remove.open')}
        onClick={() => dialogs.open({ kind: 'backup-remove', id: target.id })}
      />
    </>
  );
}

/** What is wrong with this place, and what might be. */
function Trouble({ target }: { readonly target: BackupTarget }) {
  const { t } = useTranslation();
  const { backups } = useStores();
  const refused = useLive(backups, (state) => state.refused.get(target.id));
  const failed = target.lastRun?.outcome;
  const known = refused ?? null;
  return (
    <>
      {!target.here && <p className={styles.hint}>{t('backup.awayDetail')}</p>}
      {known !== null && <BackupError error={known} />}
      {known === null && failed?.kind === 'failed' && target.lastRun !== null && (
        <FailedBefore code={failed.code} at={target.lastRun.at} />
      )}
      {target.sameDisk && <p className={styles.hint}>{t('backup.sameDisk')}</p>}
      {target.publicId !== null && (
        <p className={styles.hint}>{t('backup.keyHint', { id: target.publicId })}</p>
      )}
    </>
  );
}

/** A failure of a scheduled backup, or of one before this window: only its code was kept. */
function FailedBefore({ code, at }: { readonly code: string; readonly at: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const known = errorCode.safeParse(code);
  return (
    <div className={styles.failed}>
      <p className={styles.failedTitle}>{t('backup.failedAt', { when: format.relative(at, now) })}</p>
      <BackupError error={{ code: known.success ? known.data : 'internal', params: {} }} />
    </div>
  );
}

function About({ target }: { readonly target: BackupTarget }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const next = nextBackup(target);
  return (
    <Section title={t('backup.about')}>
      <Facts>
        <Fact name={t('backup.lastGood')}>
          {target.lastGood === null ? (
            t('backup.none')
          ) : (
            <When text={format.relative(target.lastGood, now)} exact={format.instant(target.lastGood)} />
          )}
        </Fact>
        <Fact name={t('backup.schedule.label')}>{t(`backup.schedule.${target.schedule}`)}</Fact>
        {target.schedule !== 'off' && (
          <Fact name={t('backup.next')}>
            {next === null || next <= now
              ? t('backup.nextSoon')
              : t('backup.nextIfChanged', { when: format.until(next, now) })}
          </Fact>
        )}
        <Fact name={t('backup.keep')}>
          {[
            t('backup.keepDays', { count: target.retention.daily }),
            ...(target.retention.monthly === 0
              ? []
              : [t('backup.keepMonths', { count: target.retention.monthly })]),
          ].join(t('backup.and'))}
        </Fact>
        {target.publicId !== null && (
          <Fact name={t('backup.key')}>
            <code>{target.publicId}</code>
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
