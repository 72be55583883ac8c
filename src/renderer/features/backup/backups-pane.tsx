import { CircleAlert, CircleCheck, CircleDashed, Cloud, Folder, FolderPlus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BackupTarget } from '../../../shared/model/backup.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, EmptyState, Menu, VirtualList, WireErrorNotice } from '../../ui/index.ts';
import styles from './backup.module.css';
import { useAddFolder } from './use-add-folder.ts';
import { standingOf, standingText } from './words.ts';

/** The middle pane of the backups: the places where they go. */
export function BackupsPane() {
  const { t } = useTranslation();
  const { backups, dialogs } = useStores();
  const targets = useLive(backups, (state) => state.targets);
  const error = useLive(backups, (state) => state.error);
  const addFolder = useAddFolder();
  return (
    <div className={styles.list}>
      <div className={styles.listHead}>
        <h1 className={styles.listTitle}>{t('backup.place')}</h1>
        <Menu
          trigger={
            <Button size="s" icon={Plus}>
              {t('backup.add')}
            </Button>
          }
          entries={[
            { kind: 'action', label: t('backup.addFolder'), icon: Folder, run: addFolder },
            {
              kind: 'action',
              label: t('backup.addBucket'),
              icon: Cloud,
              run: () => dialogs.open({ kind: 'backup-add-bucket' }),
            },
            { kind: 'separator' },
            {
              kind: 'action',
              label: t('backup.saveOne'),
              run: () => dialogs.open({ kind: 'backup-save' }),
            },
          ]}
        />
      </div>
      {error !== null && (
        <div className={styles.listError}>
          <WireErrorNotice
            error={error}
            actions={<Button onClick={() => void backups.refresh()}>{t('common.retry')}</Button>}
          />
        </div>
      )}
      <div className={styles.rows}>
        {targets !== null && (targets.length === 0 ? <NoTarget /> : <Rows targets={targets} />)}
      </div>
    </div>
  );
}

function NoTarget() {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const addFolder = useAddFolder();
  return (
    <EmptyState
      title={t('backup.empty.title')}
      detail={t('backup.empty.detail')}
      primary={
        <Button look="primary" icon={FolderPlus} onClick={addFolder}>
          {t('backup.addFolder')}
        </Button>
      }
      alternative={
        <Button icon={Cloud} onClick={() => dialogs.open({ kind: 'backup-add-bucket' })}>
          {t('backup.addBucket')}
        </Button>
      }
    />
  );
}

const NOTHING_TO_LOAD = (): void => undefined;

function Rows({ targets }: { readonly targets: readonly BackupTarget[] }) {
  const { t } = useTranslation();
  const { backups } = useStores();
  const format = useFormat();
  const now = useNow();
  const selected = useLive(backups, (state) => state.selected);
  return (
    <VirtualList
      label={t('backup.list')}
      count={targets.length}
      itemAt={(index) => targets[index]}
      keyOf={(target) => target.id}
      onRange={NOTHING_TO_LOAD}
      selected={selected ?? targets[0]?.id ?? null}
      onSelect={(target) => backups.select(target.id)}
      describe={(target) => `${target.label}, ${standingText(target, now, format, t)}`}
      renderRow={(target) => <Row target={target} now={now} />}
    />
  );
}

function Row({ target, now }: { readonly target: BackupTarget; readonly now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const Icon = target.kind === 'folder' ? Folder : Cloud;
  const standing = standingOf(target, now);
  return (
    <div className={styles.row} data-standing={standing}>
      <Icon size={18} aria-hidden className={styles.rowIcon} />
      <div className={styles.rowWords}>
        <span className={styles.rowLabel}>{target.label}</span>
        <span className={styles.rowUnder}>{standingText(target, now, format, t)}</span>
      </div>
      <Standing standing={standing} />
    </div>
  );
}

function Standing({ standing }: { readonly standing: ReturnType<typeof standingOf> }) {
  const Icon =
    standing === 'good'
      ? CircleCheck
      : standing === 'failed' || standing === 'late'
        ? CircleAlert
        : CircleDashed;
  return <Icon size={16} aria-hidden className={styles.standing} />;
}
