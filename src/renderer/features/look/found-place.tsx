import { FileKey2, SquareTerminal, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LookedKey, LookedPlace } from '../../../shared/model/look.ts';
import { useHome } from '../../actions/use-home.ts';
import { fileKindName } from '../../lib/file-kind-name.ts';
import { plaintextIn } from '../../lib/look-rows.ts';
import { shortPath } from '../../lib/short-path.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { announce, Button, PathText } from '../../ui/index.ts';
import styles from './look.module.css';

export interface FoundPlaceProps {
  readonly place: LookedPlace;
  readonly keys: readonly LookedKey[];
}

/** A file, or the environment: where it is, what it is, who may read it, and what could not be read of it. */
export function FoundPlace({ place, keys }: FoundPlaceProps) {
  const { t } = useTranslation();
  const { looks, dialogs } = useStores();
  const home = useHome();
  const busy = useLive(looks, (state) => state.busy);
  const gone = useLive(looks, (state) => state.gone);
  const { path, file, access, problems } = place;
  const Icon = place.kind === 'environment' ? SquareTerminal : FileKey2;
  const short = path === null ? t('look.environment') : shortPath(path, home);
  const wide = access === 'group' || access === 'open';
  const plaintext = plaintextIn(keys, gone);
  const restrict = async (): Promise<void> => {
    await looks.restrict(place.index);
    const { error } = looks.state.getState();
    if (error === null) announce(t('look.restricted', { path: short }));
  };
  return (
    <div className={styles.place}>
      <Icon size={16} aria-hidden />
      <div className={styles.said}>
        <h2 className={styles.title}>
          {path === null ? t('look.environment') : <PathText path={path} home={home} />}
        </h2>
        <div className={styles.facts}>
          {file !== null && <span>{fileKindName(file, t)}</span>}
          {keys.some(({ leak }) => leak) && <span>{t('look.leak')}</span>}
          {(wide || access === 'foreign') && (
            <span className={styles.warned}>
              <TriangleAlert size={13} aria-hidden />
              {t(`look.access.${access}`)}
            </span>
          )}
          {problems.map(({ kind, line }) => (
            <span key={`${kind} ${line}`} className={styles.warned}>
              <TriangleAlert size={13} aria-hidden />
              {line === null
                ? t(`look.problem.${kind}`)
                : t('look.line', { line, problem: t(`look.problem.${kind}`) })}
            </span>
          ))}
        </div>
      </div>
      <span className={styles.acts}>
        {wide && place.kind === 'file' && (
          <Button
            size="s"
            disabled={busy !== null}
            aria-label={t('look.restrictOf', { path: short })}
            onClick={() => void restrict()}
          >
            {t('look.restrict')}
          </Button>
        )}
        {plaintext.length > 0 && (
          <Button
            size="s"
            aria-label={t('look.takeAwayOf', { path: short })}
            onClick={() => dialogs.open({ kind: 'scrub', ids: plaintext })}
          >
            {t('look.takeAway')}
          </Button>
        )}
      </span>
    </div>
  );
}
