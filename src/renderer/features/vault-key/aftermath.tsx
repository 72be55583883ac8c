import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { BackupTarget, TargetId } from '../../../shared/model/backup.ts';
import { toShownError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { BackupError, Button, Dialog, Section, WireErrorNotice } from '../../ui/index.ts';
import type { ChangedKey } from './changed-key.ts';
import styles from './vault-key.module.css';

/** After a change of the key: what the old ways in still open, a fresh backup, the keys to rotate. */
export function Aftermath({ changed }: { readonly changed: ChangedKey }) {
  const { t } = useTranslation();
  const { dialogs, places } = useStores();
  const listed = changed.reason !== 'routine';
  return (
    <Dialog
      open
      sticky
      onClose={dialogs.close}
      title={t('rekey.after.title')}
      actions={
        listed ? (
          <>
            <Button onClick={dialogs.close}>{t('rekey.after.close')}</Button>
            <Button
              look="primary"
              onClick={() => {
                dialogs.close();
                places.worklist();
              }}
            >
              {t('rekey.after.worklist')}
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={dialogs.close}>
            {t('rekey.after.close')}
          </Button>
        )
      }
    >
      <div className={styles.after}>
        {changed.keychain === false && <p role="status">{t('rekey.after.noKeychain')}</p>}
        <FreshBackup />
        <OldCopies />
      </div>
    </Dialog>
  );
}

function FreshBackup() {
  const { t } = useTranslation();
  const { backups, client } = useStores();
  const here = useLive(backups, (state) => state.targets)?.filter((target) => target.here) ?? [];
  const refused = useLive(backups, (state) => state.refused);
  /** Places with a backup under the new key. */
  const [made, setMade] = useState<ReadonlySet<TargetId>>(new Set());
  const [saved, setSaved] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const left = here.filter(({ id }) => !made.has(id));
  const done = saved || (here.length > 0 && left.length === 0);

  const saveFile = async (): Promise<void> => {
    try {
      setSaved((await client.call('backup.saveFile', {})) !== null);
      await backups.refresh();
    } catch (thrown) {
      setError(toShownError(thrown));
    }
  };
  /** Each place for itself: one that cannot be reached keeps the others from nothing. */
  const backUp = ({ id }: BackupTarget): Promise<void> =>
    backups.run(id).then(() => {
      if (!backups.state.getState().refused.has(id)) setMade((before) => new Set(before).add(id));
    });
  const run = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    if (here.length === 0) await saveFile();
    else await Promise.all(left.map(backUp));
    setBusy(false);
  };
  const words =
    made.size === 0
      ? t('rekey.after.backupHint')
      : t('rekey.after.backupSome', { made: made.size, total: here.length });
  return (
    <div className={styles.part}>
      <p role="status">{done ? t('rekey.after.backupDone') : words}</p>
      {!done && (
        <Button busy={busy} onClick={() => void run()}>
          {here.length === 0 ? t('backup.saveOne') : t('rekey.after.backup')}
        </Button>
      )}
      {!busy &&
        left.map(({ id, label }) => {
          const why = refused.get(id);
          return (
            why !== undefined && (
              <div key={id} className={styles.part}>
                <strong>{label}</strong>
                <BackupError error={why} />
              </div>
            )
          );
        })}
      {error !== null && <BackupError error={error} />}
    </div>
  );
}

function OldCopies() {
  const { t } = useTranslation();
  const { backups, client } = useStores();
  const targets = useLive(backups, (state) => state.targets) ?? [];
  const [copies, setCopies] = useState<readonly string[] | null>(null);
  const [removed, setRemoved] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  useEffect(() => {
    client.call('restore.copies', {}).then(
      (found) => setCopies(found.map(({ name }) => name)),
      (thrown: unknown) => setError(toShownError(thrown)),
    );
  }, [client]);
  const remove = async (names: readonly string[]): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await client.call('vault.removeCopies', { names: [...names] });
      setCopies([]);
      setRemoved(true);
    } catch (thrown) {
      setError(toShownError(thrown));
    }
    setBusy(false);
  };
  const count = copies?.length ?? 0;
  return (
    <Section title={t('rekey.after.old')}>
      <div className={styles.part}>
        {count === 0 && targets.length === 0 ? (
          <p>{t(removed ? 'rekey.after.removed' : 'rekey.after.none')}</p>
        ) : (
          <ul className={styles.known}>
            {count > 0 && <li>{t('rekey.after.copies', { count })}</li>}
            {targets.map((target) => (
              <Versions key={target.id} target={target} />
            ))}
          </ul>
        )}
        <p className={styles.quiet}>{t('rekey.after.unseen')}</p>
        {count > 0 && (
          <Button busy={busy} onClick={() => void remove(copies ?? [])}>
            {t('rekey.after.remove', { count })}
          </Button>
        )}
        {error !== null && <WireErrorNotice error={error} />}
      </div>
    </Section>
  );
}

/** How many backups lie at a place; it may be far away, so the rest does not wait for it. */
function Versions({ target: { id, label } }: { readonly target: BackupTarget }) {
  const { t } = useTranslation();
  const { client } = useStores();
  const [found, setFound] = useState<number | 'looking' | 'unknown'>('looking');
  useEffect(() => {
    client.call('backup.versions', { id }).then(
      (versions) => setFound(versions.length),
      () => setFound('unknown'),
    );
  }, [client, id]);
  return (
    <li>
      {typeof found === 'number'
        ? t('rekey.after.versions', { label, count: found })
        : t(`rekey.after.${found}`, { label })}
    </li>
  );
}
