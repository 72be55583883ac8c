import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ColumnRole,
  columnRole,
  type SheetMapping,
  type SheetView,
} from '../../../shared/model/import-tables.ts';
import { Checkbox, Select } from '../../ui/index.ts';
import styles from './import-mapping.module.css';

export interface MappingSheetProps {
  readonly sheet: SheetView;
  readonly mapping: SheetMapping;
  /** Nothing else could be taken instead. */
  readonly only: boolean;
  readonly onTake: (taken: boolean) => void;
  readonly onHeader: (line: number) => void;
  readonly onRole: (column: number, role: ColumnRole) => void;
}

/** A, B, … Z, AA: as spreadsheets name columns. */
function lettersOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : lettersOf(Math.floor(index / 26) - 1) + letter;
}

/** The first rows of a sheet, masked, with what each column holds above them. */
export function MappingSheet({ sheet, mapping, only, onTake, onHeader, onRole }: MappingSheetProps) {
  const { t } = useTranslation();
  const title = useId();
  const roles = columnRole.options.map((value) => ({ value, label: t(`tables.role.${value}`) }));
  const shown = sheet.lines
    .map((line, at) => ({ line, at }))
    .filter(({ line }) => line !== mapping.headerRow);
  const headerAt = sheet.lines.indexOf(mapping.headerRow);
  const name = sheet.name === '' ? t('tables.onlySheet') : sheet.name;

  return (
    <section className={styles.sheet} aria-labelledby={title} data-off={mapping.taken ? undefined : ''}>
      <header className={styles.sheetHead}>
        <h3 id={title} className={styles.sheetName}>
          {name}{' '}
          <span className={styles.rows}>
            {t('tables.rows', { count: sheet.rows - (sheet.headerRow > 0 ? 1 : 0) })}
          </span>
        </h3>
        <div className={styles.header}>
          <Select
            aria-label={t('tables.headerOf', { sheet: name })}
            value={String(mapping.headerRow)}
            onChange={(line) => onHeader(Number(line))}
            options={[
              { value: '0', label: t('tables.noHeader') },
              ...[...new Set([...sheet.lines, sheet.headerRow])]
                .filter((line) => line > 0)
                .map((line) => ({ value: String(line), label: t('tables.headerLine', { line }) })),
            ]}
          />
        </div>
        {!only && <Checkbox label={t('tables.take')} checked={mapping.taken} onChange={onTake} />}
      </header>
      {mapping.taken && (
        <div className={styles.frame}>
          <table className={styles.table}>
            <thead>
              <tr>
                <td className={styles.corner} />
                {sheet.columns.map(({ index, heading, samples, guess }) => {
                  const role = mapping.columns[index] ?? 'ignore';
                  const named = headerAt < 0 ? heading : (samples[headerAt] ?? heading);
                  const column = named === '' ? lettersOf(index) : `${lettersOf(index)} ${named}`;
                  return (
                    <th key={index} scope="col" data-ignored={role === 'ignore' ? '' : undefined}>
                      <span className={styles.heading}>
                        <span className={styles.letter}>{lettersOf(index)}</span>
                        <span className={styles.named}>{named}</span>
                      </span>
                      <Select
                        aria-label={t('tables.roleOf', { column })}
                        value={role}
                        onChange={(next) => onRole(index, next)}
                        options={roles}
                      />
                      <span className={styles.guess}>
                        {guess !== null && guess === role ? t('tables.guessed') : ''}
                      </span>
                    </th>
                  );
                })}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ line, at }) => (
                <tr key={line} data-above={line < mapping.headerRow ? '' : undefined}>
                  <th scope="row">{line}</th>
                  {sheet.columns.map(({ index, samples }) => (
                    <td key={index}>{samples[at]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
