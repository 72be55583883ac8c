import { useTranslation } from 'react-i18next';
import type { MistakeKind } from '../../../shared/mistakes/index.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { ImportRow } from '../../../shared/model/import.ts';
import { canTake } from '../../../shared/model/import-taking.ts';
import { FoundKeyInputs, FoundKeyTile } from '../../actions/found-key-inputs.tsx';
import { ImportAbout, ImportRemarks } from '../../actions/import-remarks.tsx';
import type { RowChoice } from '../../lib/import-rows.ts';
import { Checkbox } from '../../ui/index.ts';
import styles from './import.module.css';

export interface ImportRowFieldsProps {
  readonly row: ImportRow;
  readonly choice: RowChoice;
  readonly onChange: (choice: RowChoice) => void;
  readonly onCloud: (cloud: CloudId) => void;
  readonly onMend: (mistake: MistakeKind) => void;
}

/** One found key: take it or not, its name, its cloud where that is a guess, its site, and what is wrong with it. */
export function ImportRowFields({ row, choice, onChange, onCloud, onMend }: ImportRowFieldsProps) {
  const { t } = useTranslation();
  const possible = canTake(row);
  const id = row.publicId || t('import.noId');
  const place =
    row.line === null
      ? null
      : row.sheet === null
        ? t('import.line', { line: row.line })
        : t('import.sheetLine', { sheet: row.sheet, line: row.line });

  return (
    <div className={styles.entry} data-off={choice.taken && possible ? undefined : ''}>
      <div className={styles.row}>
        <Checkbox
          bare
          label={t('import.take', { id })}
          checked={choice.taken && possible && choice.cloud !== null}
          disabled={!possible || choice.cloud === null}
          onChange={(taken) => onChange({ ...choice, taken })}
        />
        <FoundKeyTile cloud={choice.cloud} />
        <div className={styles.id}>
          <code>{id}</code>
          {place !== null && <span className={styles.line}>{place}</span>}
        </div>
        <FoundKeyInputs row={row} choice={choice} onChange={onChange} onCloud={onCloud} />
      </div>
      <ImportAbout row={row} />
      <ImportRemarks row={row} onMend={onMend} />
    </div>
  );
}
