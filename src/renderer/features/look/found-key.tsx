import { useTranslation } from 'react-i18next';
import { failureWords, inRow } from '../../../shared/failure-words.ts';
import type { LookedKey, LookedPlace } from '../../../shared/model/look.ts';
import { FoundKeyInputs, FoundKeyTile } from '../../actions/found-key-inputs.tsx';
import { ImportRemarks } from '../../actions/import-remarks.tsx';
import { useHome } from '../../actions/use-home.ts';
import { lookChoiceOf, takingOf, withCloud } from '../../lib/look-rows.ts';
import { shortPath } from '../../lib/short-path.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Checkbox, Spinner, StatusMark, Tag } from '../../ui/index.ts';
import styles from './look.module.css';

export interface FoundKeyProps {
  readonly found: LookedKey;
  readonly place: LookedPlace;
  /** Some of the list were verified: all leave room for what was said. */
  readonly verified: boolean;
}

/** One key in its place: whether to take it, what it is called, whether the vault knows it, what its cloud said. */
export function FoundKey({ found, place, verified }: FoundKeyProps) {
  const { t } = useTranslation();
  const { looks } = useStores();
  const home = useHome();
  const { row, entry } = found;
  const choice = useLive(looks, ({ choices }) => choices.get(row.index)) ?? lookChoiceOf(found, NONE);
  const taking = takingOf(found);
  const id = row.publicId || t('import.noId');
  const where = place.path === null ? t('look.environment') : shortPath(place.path, home);
  const change = (next: typeof choice): void => looks.choose(new Map([[row.index, next]]));
  return (
    <div className={styles.entry} data-off={choice.taken && taking !== null ? undefined : ''}>
      <div className={styles.key}>
        {taking === null ? (
          <span className={styles.noBox} />
        ) : (
          <Checkbox
            bare
            label={t(taking === 'import' ? 'look.takeKey' : 'look.takePlace', { id, place: where })}
            checked={choice.taken}
            onChange={(taken) => change({ ...choice, taken })}
          />
        )}
        <FoundKeyTile cloud={choice.cloud} />
        <div className={styles.id}>
          <code translate="no">{id}</code>
          {entry !== '' && (
            <span className={styles.under} title={entry} translate="no">
              {entry}
            </span>
          )}
        </div>
        <div className={styles.state} data-inputs={taking === 'import' || undefined}>
          {taking === 'import' ? (
            <FoundKeyInputs
              row={row}
              choice={choice}
              onChange={change}
              onCloud={(cloud) => change(withCloud(choice, cloud))}
            />
          ) : (
            <Held found={found} />
          )}
        </div>
        {verified && <Verdict found={found} />}
      </div>
      <ImportRemarks row={row} />
    </div>
  );
}

const NONE = new Map<number, never>();

/** What the vault knows of a key that need not come in. */
function Held({ found }: { readonly found: LookedKey }) {
  const { t } = useTranslation();
  const { looks } = useStores();
  const idle = useLive(looks, ({ busy, view }) => busy === null && view?.running === false);
  const gone = useLive(looks, (state) => found.consumer !== null && state.gone.has(found.consumer));
  const again = useLive(looks, (state) =>
    found.consumer === null ? undefined : state.again.get(found.consumer),
  );
  const { row, stale, consumer } = found;
  const held = 'label' in row.status ? row.status.label : row.publicId;
  return (
    <>
      {stale !== null && <Tag tone="due">{t('look.status.stale', { label: held })}</Tag>}
      {stale === null && row.status.kind === 'repeated' && (
        <Tag>{t(row.status.sameSecret ? 'look.status.repeated' : 'look.status.repeatedOther')}</Tag>
      )}
      {stale === null && (row.status.kind === 'duplicate' || row.status.kind === 'in-bin') && (
        <Tag>{t(`import.status.${row.status.kind}`, { label: held })}</Tag>
      )}
      {consumer !== null && (
        <span className={styles.quiet}>{t(gone ? 'look.status.gone' : 'look.status.remembered')}</span>
      )}
      {again !== undefined && <Tag tone="due">{t('look.status.again', { line: again })}</Tag>}
      {takingOf(found) === 'place' && row.status.kind !== 'repeated' && (
        <Button
          size="s"
          look="ghost"
          disabled={!idle}
          aria-label={`${t('look.rememberPlace')} ${row.publicId}`}
          onClick={() => void looks.take([found])}
        >
          {t('look.rememberPlace')}
        </Button>
      )}
    </>
  );
}

/** What the cloud said of it, where it was asked. */
function Verdict({ found: { verdict } }: { readonly found: LookedKey }) {
  const { t } = useTranslation();
  return (
    <span className={styles.verdictOf}>
      {verdict?.kind === 'asking' && (
        <>
          <Spinner />
          {t('look.verdict.asking')}
        </>
      )}
      {verdict?.kind === 'proven' && (
        <StatusMark
          status="proven"
          text={
            verdict.principal === null
              ? t('look.verdict.proven')
              : t('look.verdict.provenAs', { principal: verdict.principal })
          }
        />
      )}
      {verdict?.kind === 'failed' && (
        <StatusMark status="failed" text={inRow(t(failureWords(verdict.failure).line))} />
      )}
    </span>
  );
}
