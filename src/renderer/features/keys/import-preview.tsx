import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { ImportPreview, ImportRow } from '../../../shared/model/import.ts';
import { canTake } from '../../../shared/model/import-taking.ts';
import { allChoice, hasProblem, initialChoice, type RowChoice, rowsToCommit } from '../../lib/import-rows.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Checkbox, Dialog, WireErrorNotice } from '../../ui/index.ts';
import styles from './import.module.css';
import { ImportList } from './import-list.tsx';

export interface ImportPreviewDialogProps {
  readonly preview: ImportPreview;
  readonly saving: boolean;
  /** It was read from tables, and the way back leads there. */
  readonly mapped: boolean;
  readonly onClose: () => void;
}

/** From so many rows on there is more to choose than one by one. */
const MANY = 8;

/** What will be added, what is there already, and which lines could not be read. Secrets stayed in main. */
export function ImportPreviewDialog({ preview, saving, mapped, onClose }: ImportPreviewDialogProps) {
  const { t } = useTranslation();
  const { imports } = useStores();
  const error = useLive(imports, (state) => state.error);
  const [choices, setChoices] = useState<ReadonlyMap<number, RowChoice>>(
    () => new Map(preview.rows.map((row) => [row.index, initialChoice(row)])),
  );
  // A row that is mended stays in sight: the filter keeps to what it found.
  const [filter, setFilter] = useState<ReadonlySet<number> | null>(null);
  const rows = rowsToCommit(preview.rows, choices);
  const unnamed = rows.some((row) => row.label === '');
  const odd = preview.rows.filter(hasProblem);
  const shown = filter === null ? preview.rows : preview.rows.filter((row) => filter.has(row.index));
  const change = (index: number, next: RowChoice): void =>
    setChoices((before) => new Map(before).set(index, next));
  const choiceOf = (row: ImportRow): RowChoice => choices.get(row.index) ?? initialChoice(row);
  const all = allChoice(shown, choiceOf);
  const mendable = preview.rows.some(({ mistakes }) => mistakes.some(({ mends }) => mends));
  const mendAll = async (): Promise<void> => {
    const mended = await imports.mendAll();
    const before = new Map(preview.rows.map((row) => [row.index, row]));
    for (const row of mended ?? []) {
      const was = before.get(row.index);
      // Whoever let a row go that could be taken meant that; one that could not be taken begins anew.
      if (was === undefined || canTake(was) || !canTake(row)) continue;
      change(row.index, { ...initialChoice(row), label: nameOf(was, row) });
    }
  };
  const nameOf = (was: ImportRow, row: ImportRow): string => {
    const { label } = choiceOf(was);
    return label === initialChoice(was).label ? initialChoice(row).label : label;
  };
  const chooseCloud = async (was: ImportRow, cloud: CloudId): Promise<void> => {
    const row = await imports.chooseCloud(was.index, cloud);
    if (row !== null) change(row.index, { ...initialChoice(row), label: nameOf(was, row) });
  };
  const many = mapped || preview.rows.length > MANY;

  return (
    <Dialog
      open
      sticky
      size={many ? 'xl' : 'l'}
      onClose={onClose}
      title={
        preview.fileName === null
          ? t('import.titleText', { count: preview.rows.length })
          : t('import.titleFile', { count: preview.rows.length, file: preview.fileName })
      }
      actions={
        <>
          <Button onClick={() => void imports.back().catch(() => undefined)} disabled={saving}>
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
      {(many || odd.length > 0) && (
        <div className={styles.bar}>
          <Checkbox
            label={t('import.all')}
            checked={all.checked}
            mixed={all.mixed}
            onChange={() => setChoices((before) => new Map([...before, ...all.next()]))}
          />
          {odd.length > 0 && (
            <Checkbox
              label={t('import.onlyProblems', { count: odd.length })}
              checked={filter !== null}
              onChange={(only) => setFilter(only ? new Set(odd.map(({ index }) => index)) : null)}
            />
          )}
          {mendable && (
            <Button size="s" disabled={saving} onClick={() => void mendAll()}>
              {t('import.mendAll')}
            </Button>
          )}
          <span className={styles.chosen} role="status">
            {t('import.chosen', { chosen: rows.length, count: preview.rows.length })}
          </span>
        </div>
      )}
      <ImportList
        rows={shown}
        choiceOf={choiceOf}
        tall={many}
        onChange={change}
        onCloud={(row, cloud) => void chooseCloud(row, cloud)}
        onMend={(index, kind) => void imports.mend(index, kind)}
      />
      {preview.passedOver > 0 && (
        <p className={styles.passedOver}>{t('managers.passedOver', { count: preview.passedOver })}</p>
      )}
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
