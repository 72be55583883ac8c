import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { CLOUD_IDS, type CloudId } from '../../../shared/model/cloud.ts';
import type { ColumnRole, SheetMapping, TableMapping } from '../../../shared/model/import-tables.ts';
import type { ImportStep } from '../../stores/imports.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Dialog, Field, Select, WireErrorNotice } from '../../ui/index.ts';
import styles from './import-mapping.module.css';
import { MappingCount } from './mapping-count.tsx';
import { withRole } from './mapping-roles.ts';
import { MappingSheet } from './mapping-sheet.tsx';

export interface ImportMappingDialogProps {
  readonly step: Extract<ImportStep, { kind: 'mapping' }>;
  readonly onClose: () => void;
}

const BY_ROW = 'by-row';

/** What each column of a table holds: a guess that a person can change, and at once how many rows it makes. */
export function ImportMappingDialog({ step, onClose }: ImportMappingDialogProps) {
  const { t, i18n } = useTranslation();
  const { imports } = useStores();
  const error = useLive(imports, (state) => state.error);
  const { tables, mapping, rows } = step;
  const remap = (next: TableMapping): void => void imports.remap(next);
  const changeSheet = (index: number, change: Partial<SheetMapping>): void =>
    remap({
      ...mapping,
      sheets: mapping.sheets.map((sheet, at) => (at === index ? { ...sheet, ...change } : sheet)),
    });
  const total = tables.sheets.reduce((sum, sheet) => sum + sheet.rows - (sheet.headerRow > 0 ? 1 : 0), 0);

  return (
    <Dialog
      open
      sticky
      size="xl"
      onClose={onClose}
      title={t('tables.title', { file: tables.fileName ?? t('tables.pasted') })}
      description={t('tables.detail', { count: total })}
      actions={
        <>
          <MappingCount rows={rows} />
          <Button onClick={() => void imports.back().catch(() => undefined)}>{t('common.back')}</Button>
          <Button
            look="primary"
            disabled={rows === null || rows.rows.length === 0}
            onClick={() => imports.showRows()}
          >
            {t('tables.next')}
          </Button>
        </>
      }
    >
      <div className={styles.page}>
        <div className={styles.cloud}>
          <Field label={t('tables.cloud')}>
            <Select<CloudId | typeof BY_ROW>
              value={mapping.cloud ?? BY_ROW}
              onChange={(value) => remap({ ...mapping, cloud: value === BY_ROW ? null : value })}
              options={[
                { value: BY_ROW, label: t('tables.byRow') },
                ...CLOUD_IDS.map((id) => ({ value: id, label: inLocale(catalogue[id].name, i18n.language) })),
              ]}
            />
          </Field>
        </div>
        {tables.sheets.map((sheet, index) => {
          const read = mapping.sheets[index];
          if (read === undefined) return null;
          return (
            <MappingSheet
              key={sheet.name}
              sheet={sheet}
              mapping={read}
              only={tables.sheets.length === 1}
              onTake={(taken) => changeSheet(index, { taken })}
              onHeader={(headerRow) => changeSheet(index, { headerRow })}
              onRole={(column: number, role: ColumnRole) =>
                remap(withRole(tables, mapping, { sheet: index, column, role }))
              }
            />
          );
        })}
        {error !== null && <WireErrorNotice error={error} />}
      </div>
    </Dialog>
  );
}
