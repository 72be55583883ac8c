import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { CLOUD_IDS } from '../../../shared/model/cloud.ts';
import type { RestorePreview } from '../../../shared/model/restore.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLive, useStores } from '../../stores/react.ts';
import type { RestoreStep } from '../../stores/restore.ts';
import { Button, Fact, Facts, Fold } from '../../ui/index.ts';
import { KeyList } from './key-list.tsx';
import styles from './restore.module.css';
import { StepFrame } from './step-frame.tsx';
import { Ways } from './ways.tsx';
import { type RestoreWay, waysFor } from './words.ts';

/** What is in the opened backup, how it stands to the vault that is here, and what can be done with it. */
export function PreviewStep({ step }: { readonly step: Extract<RestoreStep, { kind: 'preview' }> }) {
  const { t } = useTranslation();
  const { restore, session } = useStores();
  const { preview } = step;
  const busy = useLive(restore, (state) => state.busy);
  const open = useLive(session, ({ status }) => status?.state === 'unlocked');
  const ways = waysFor(preview.relation, { open, olderFormat: step.olderFormat });
  const [chosen, setChosen] = useState<RestoreWay | null>(null);
  const way = chosen !== null && ways.includes(chosen) ? chosen : ways[0];
  const leaves = preview.missing.length > 0 && way === 'replace';
  const carried = leaves && preview.relation !== 'other';
  const go = async (): Promise<void> => {
    if (way === 'merge') await restore.planMerge();
    else if (way === 'back' && step.source.kind === 'copy') {
      const schema = await restore.goBack(step.source.name);
      if (schema !== null) session.wentBack(schema);
    } else await restore.replace(carried);
  };

  return (
    <StepFrame
      wide
      title={t('restore.preview.title')}
      lead={t(`restore.relation.${preview.relation}`)}
      actions={
        way !== undefined && (
          <Button look="primary" busy={busy} onClick={() => void go()}>
            {t(`restore.way.${way}.do`)}
          </Button>
        )
      }
    >
      <About preview={preview} />
      <Differences preview={preview} open={open} />
      {ways.length > 1 && way !== undefined ? (
        <Ways
          label={t('restore.way.label')}
          value={way}
          disabled={busy}
          onChange={setChosen}
          ways={ways.map((value) => ({
            value,
            label: t(`restore.way.${value}.label`),
            hint: t(`restore.way.${value}.hint`),
          }))}
        />
      ) : (
        way === 'replace' && <p className={styles.quiet}>{t('restore.way.replace.hint')}</p>
      )}
      {leaves && (
        <p className={styles.note}>
          {t(carried ? 'restore.preview.carried' : 'restore.preview.left', {
            names: [...new Set(preview.missing.map(({ label }) => label))].join(t('backup.and')),
          })}
        </p>
      )}
    </StepFrame>
  );
}

function About({ preview }: { readonly preview: RestorePreview }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { madeAt, device, keys, accounts, rotations } = preview;
  const clouds = CLOUD_IDS.map((cloud) => ({
    cloud,
    count: keys.filter((key) => key.cloud === cloud).length,
  })).filter(({ count }) => count > 0);
  return (
    <Facts>
      <Fact name={t('restore.preview.made')}>
        {format.instant(madeAt)} <span className={styles.quiet}>({format.relative(madeAt, now)})</span>
      </Fact>
      {device !== '' && <Fact name={t('restore.preview.device')}>{device}</Fact>}
      <Fact name={t('restore.preview.keys')}>
        {t('restore.preview.keyCount', { count: keys.length })}
        {clouds.length > 0 && (
          <span className={styles.quiet}>
            {' '}
            {clouds
              .map(
                ({ cloud, count }) =>
                  `${inLocale(catalogue[cloud].name, i18n.language)} ${format.count(count)}`,
              )
              .join(' · ')}
          </span>
        )}
      </Fact>
      <Fact name={t('restore.preview.accounts')}>{format.count(accounts)}</Fact>
      {rotations > 0 && (
        <Fact name={t('restore.preview.rotations')}>
          {t('restore.preview.rotationCount', { count: rotations })}
        </Fact>
      )}
    </Facts>
  );
}

function Differences(props: { readonly preview: RestorePreview; readonly open: boolean }) {
  const { t } = useTranslation();
  const { relation, missing, extra } = props.preview;
  if (relation === 'no-vault' || relation === 'same') return null;
  // The vault that is here is looked into only where it could be opened.
  const unseen = !props.open && missing.length === 0 && (relation === 'other' || relation === 'diverged');
  return (
    <div className={styles.differences}>
      {unseen && <p className={styles.quiet}>{t('restore.preview.unseen')}</p>}
      {missing.length > 0 && (
        <Fold title={t('restore.preview.lacks', { count: missing.length })}>
          <KeyList keys={missing} />
        </Fold>
      )}
      {extra.length > 0 && (
        <Fold title={t('restore.preview.more', { count: extra.length })}>
          <KeyList keys={extra} />
        </Fold>
      )}
      {!unseen && missing.length === 0 && extra.length === 0 && (
        <p className={styles.quiet}>{t('restore.preview.sameSecrets')}</p>
      )}
    </div>
  );
}
