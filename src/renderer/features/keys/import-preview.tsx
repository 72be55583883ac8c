import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../shared/model/import.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Dialog, WireErrorNotice } from '../../ui/index.ts';
import styles from './import.module.css';
import { ImportRowFields } from './import-row.tsx';
import { initialChoice, type RowChoice, rowsToCommit } from './import-rows.ts';

export interface ImportPreviewDialogProps {
  readonly preview: ImportPreview;
  readonly saving: boolean;
  readonly onClose: () => void;
}

/** What will be added, what is there already, and which lines could not be read. Secrets stayed in main. */
export function ImportPreviewDialog({ preview, saving, onClose }: ImportPreviewDialogProps) {
  const { t } = useTranslation();
  const { imports } = useStores();
  const error = useLive(imports, (state) => state.error);
  const [choices, setChoices] = useState<ReadonlyMap<number, RowChoice>>(
    () => new Map(preview.rows.map((row) => [row.index, initialChoice(row)])),
  );
  const rows = rowsToCommit(preview.rows, choices);
  const unnamed = rows.some((row) => row.label === '');
  const change = (index: number, next: RowChoice): void => setChoices(new Map(choices).set(index, next));

  return (
    <Dialog
      open
      sticky
      size="l"
      onClose={onClose}
      title={
        preview.fileName === null
          ? t('import.titleText', { count: preview.rows.length })
          : t('import.titleFile', { count: preview.rows.length, file: preview.fileName })
      }
      actions={
        <>
          <Button onClick={() => void imports.discard().catch(() => undefined)} disabled={saving}>
            {t('common.back')}
          </Button>
          <Button
            look="primary"
            busy={saving}
            disabled={rows.length === 0 || unnamed}
            onClick={() => void imports.commit(rows)}
          >
            {t('import.commit', { count: rows.length })}
          </Button>
        </>
      }
    >
      <ul className={styles.rows} aria-label={t('import.rows')}>
        {preview.rows.map((row) => {
          const choice = choices.get(row.index) ?? initialChoice(row);
          return (
            <ImportRowFields
              key={row.index}
              row={row}
              choice={choice}
              onChange={(next) => change(row.index, next)}
            />
          );
        })}
      </ul>
      {preview.problems.length > 0 && (
        <section className={styles.problems} aria-label={t('import.problems')}>
          <h3>{t('import.problems')}</h3>
          <ul>
            {preview.problems.map(({ line, kind }) => (
              <li key={`${line} ${kind}`}>
                <span className={styles.line}>{t('import.line', { line })}</span>{' '}
                {t(`import.problem.${kind}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {error !== null && <WireErrorNotice error={error} />}
    </Dialog>
  );
}
