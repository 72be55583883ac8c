import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { MistakeKind } from '../../../shared/mistakes/index.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { ImportRow } from '../../../shared/model/import.ts';
import { canTake } from '../../../shared/model/import-taking.ts';
import { Checkbox, CloudTile, Select, Tag, TextInput } from '../../ui/index.ts';
import styles from './import.module.css';
import { ImportAbout, ImportRemarks } from './import-remarks.tsx';
import { cloudsFor, type RowChoice } from './import-rows.ts';

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
        <RowTile choice={choice} />
        <div className={styles.id}>
          <code>{id}</code>
          {place !== null && <span className={styles.line}>{place}</span>}
        </div>
        <RowInputs row={row} choice={choice} onChange={onChange} onCloud={onCloud} />
      </div>
      <ImportAbout row={row} />
      <ImportRemarks row={row} onMend={onMend} />
    </div>
  );
}

function RowTile({ choice: { cloud } }: Pick<ImportRowFieldsProps, 'choice'>) {
  const { t, i18n } = useTranslation();
  if (cloud === null) return <CloudTile monogram="?" hue={240} label={t('import.cloudUnknown')} />;
  const { monogram, hue, name } = catalogue[cloud];
  return <CloudTile monogram={monogram} hue={hue} label={inLocale(name, i18n.language)} />;
}

function RowInputs({ row, choice, onChange, onCloud }: Omit<ImportRowFieldsProps, 'onMend'>) {
  const { t, i18n } = useTranslation();
  const { status } = row;
  const held = 'label' in status ? status.label : '';
  const isNew = status.kind === 'new';
  const guessed = row.sure !== 'certain' && (isNew || status.kind === 'other-secret');
  const id = row.publicId || row.label;

  if (status.kind === 'repeated' || status.kind === 'in-bin' || status.kind === 'duplicate') {
    return (
      <div className={styles.inputs}>
        <Tag>{t(`import.status.${status.kind}`, { label: held })}</Tag>
      </div>
    );
  }
  const whole = canTake(row);
  return (
    <div className={styles.inputs}>
      {isNew && whole && (
        <span className={styles.name}>
          <TextInput
            aria-label={t('import.labelOf', { id })}
            value={choice.label}
            maxLength={120}
            aria-invalid={choice.label.trim() === '' ? true : undefined}
            onChange={(event) => onChange({ ...choice, label: event.target.value })}
          />
        </span>
      )}
      {isNew && !whole && <span className={styles.left}>{row.label === row.publicId ? '' : row.label}</span>}
      {!isNew && <Tag tone="due">{t('import.status.other-secret', { label: held })}</Tag>}
      {guessed && (
        <span className={styles.pick}>
          <Select
            aria-label={t('import.cloudOf', { id })}
            value={choice.cloud}
            placeholder={t('import.pickCloud')}
            onChange={onCloud}
            options={cloudsFor(row).map((cloud) => ({
              value: cloud,
              label: inLocale(catalogue[cloud].name, i18n.language),
            }))}
          />
        </span>
      )}
      {isNew && whole && choice.cloud !== null && catalogue[choice.cloud].sites.length > 1 && (
        <span className={styles.pick}>
          <Select
            aria-label={t('import.siteOf', { id })}
            value={choice.site}
            onChange={(site) => onChange({ ...choice, site })}
            options={catalogue[choice.cloud].sites.map((site) => ({
              value: site.id,
              label: inLocale(site.label, i18n.language),
            }))}
          />
        </span>
      )}
    </div>
  );
}
