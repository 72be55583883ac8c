import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptCopy } from '../../../shared/model/restore.ts';
import { sizeText } from '../../../shared/size-text.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStores } from '../../stores/react.ts';
import type { RestoreStep } from '../../stores/restore.ts';
import { Button } from '../../ui/index.ts';
import styles from './restore.module.css';
import { StepFrame } from './step-frame.tsx';

/** The backups that lie in a bucket, the newest first. */
export function VersionsStep({ step }: { readonly step: Extract<RestoreStep, { kind: 'versions' }> }) {
  const { t, i18n } = useTranslation();
  const { restore } = useStores();
  const format = useFormat();
  const { ticket, bucket, versions } = step;
  return (
    <StepFrame
      wide
      title={t('restore.versions.title', { bucket })}
      lead={versions.length === 0 ? t('restore.versions.none') : t('restore.versions.lead')}
    >
      <ul className={styles.found}>
        {versions.map(({ name, version, at, bytes, vaultId }) => (
          <Found
            key={`${name} ${version}`}
            at={at}
            under={[
              sizeText(bytes, i18n.language),
              vaultId === null ? t('backup.versions.foreign') : t('restore.versions.vault', { id: vaultId }),
            ]}
            use={t('restore.use')}
            useOf={t('restore.useOf', { when: format.instant(at) })}
            onUse={() =>
              restore.choose({ source: { kind: 'bucket', ticket, name, version }, name, olderFormat: false })
            }
          />
        ))}
      </ul>
    </StepFrame>
  );
}

/** The copies that Keyturn kept in the vault's own folder. */
export function CopiesStep({ copies }: { readonly copies: readonly KeptCopy[] }) {
  const { t, i18n } = useTranslation();
  const { restore } = useStores();
  const format = useFormat();
  return (
    <StepFrame
      wide
      title={t('restore.copies.title')}
      lead={copies.length === 0 ? t('restore.copies.none') : t('restore.copies.lead')}
    >
      <ul className={styles.found}>
        {copies.map(({ name, at, reason, bytes, schema }) => (
          <Found
            key={name}
            at={at}
            what={t(`restore.copies.reason.${reason}`)}
            under={[
              sizeText(bytes, i18n.language),
              ...(schema === null ? [] : [t('restore.copies.schema', { schema })]),
            ]}
            use={t('restore.copies.use')}
            useOf={t('restore.copies.useOf', { when: format.instant(at) })}
            onUse={() =>
              restore.choose({
                source: { kind: 'copy', name },
                name: null,
                olderFormat: reason === 'migration',
              })
            }
          />
        ))}
      </ul>
    </StepFrame>
  );
}

interface FoundProps {
  readonly at: number;
  readonly what?: ReactNode;
  readonly under: readonly string[];
  readonly use: string;
  /** What the button is called where its row is not seen. */
  readonly useOf: string;
  readonly onUse: () => void;
}

function Found({ at, what, under, use, useOf, onUse }: FoundProps) {
  const format = useFormat();
  const now = useNow();
  return (
    <li className={styles.foundRow}>
      <span className={styles.foundWords}>
        <span className={styles.foundAt}>{format.instant(at)}</span>
        {what !== undefined && <span>{what}</span>}
        <span className={styles.quiet}>{[format.relative(at, now), ...under].join(' · ')}</span>
      </span>
      <Button size="s" aria-label={useOf} onClick={onUse}>
        {use}
      </Button>
    </li>
  );
}
