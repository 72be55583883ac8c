import { RotateCw } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { BackupTarget, BackupVersion } from '../../../shared/model/backup.ts';
import { sizeText } from '../../../shared/size-text.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import { BackupError, Button, IconButton, Section, Skeleton, When } from '../../ui/index.ts';
import styles from './backup.module.css';

interface Asked {
  readonly versions: readonly BackupVersion[] | null;
  readonly error: WireError | null;
}

/** Asks anew after each run; an answer that was overtaken is dropped. */
function useVersions({ id, lastRun, here }: BackupTarget) {
  const lastAt = lastRun?.at ?? 0;
  const { client } = useStores();
  const [turn, setTurn] = useState(0);
  const [asked, setAsked] = useState<Asked>({ versions: null, error: null });
  useEffect(() => {
    let wanted = here && turn >= 0 && lastAt >= 0;
    if (!wanted) return;
    client.call('backup.versions', { id }).then(
      (versions) => wanted && setAsked({ versions, error: null }),
      (thrown: unknown) => wanted && setAsked({ versions: null, error: toWireError(thrown) }),
    );
    return () => {
      wanted = false;
    };
  }, [client, id, lastAt, here, turn]);
  return { ...asked, again: useCallback(() => setTurn((before) => before + 1), []) };
}

/** What lies at a place now, each with the way to restore it. */
export function Versions({ target }: { readonly target: BackupTarget }) {
  const { t } = useTranslation();
  const { versions, error, again } = useVersions(target);
  if (!target.here) return null;
  return (
    <Section
      title={t('backup.versions.title')}
      aside={<IconButton size="s" icon={RotateCw} label={t('backup.versions.again')} onClick={again} />}
    >
      {error !== null ? (
        <BackupError error={error} actions={<Button onClick={again}>{t('common.retry')}</Button>} />
      ) : versions === null ? (
        <Skeleton />
      ) : versions.length === 0 ? (
        <p className={styles.hint}>{t('backup.versions.none')}</p>
      ) : (
        <ul className={styles.versions}>
          {versions.map((version) => (
            <Version key={`${version.name} ${version.version}`} target={target} version={version} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Version({ target, version }: { readonly target: BackupTarget; readonly version: BackupVersion }) {
  const { t, i18n } = useTranslation();
  const { dialogs } = useStores();
  const format = useFormat();
  const now = useNow();
  const source = { kind: 'target', id: target.id, name: version.name, version: version.version } as const;
  const when = format.instant(version.at);
  return (
    <li className={styles.version}>
      <span className={styles.versionWords}>
        <When text={when} exact={version.name} />
        <span className={styles.versionSize}>
          {format.relative(version.at, now)} · {sizeText(version.bytes, i18n.language)}
          {version.vaultId === null && ` · ${t('backup.versions.foreign')}`}
        </span>
      </span>
      <Button
        size="s"
        look="ghost"
        aria-label={t('backup.versions.restoreOf', { when })}
        onClick={() => dialogs.open({ kind: 'restore', source })}
      >
        {t('backup.versions.restore')}
      </Button>
    </li>
  );
}
