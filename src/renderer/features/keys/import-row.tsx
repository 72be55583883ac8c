import { useTranslation } from 'react-i18next';
import { catalogue, inLocale, siteOf } from '../../../shared/catalogue/index.ts';
import { CLOUD_IDS } from '../../../shared/model/cloud.ts';
import type { ImportRow } from '../../../shared/model/import.ts';
import { Checkbox, CloudTile, Select, Tag, TextInput } from '../../ui/index.ts';
import styles from './import.module.css';
import { canTake, type RowChoice } from './import-rows.ts';

export interface ImportRowFieldsProps {
  readonly row: ImportRow;
  readonly choice: RowChoice;
  readonly onChange: (choice: RowChoice) => void;
}

/** One found key: take it or not, its name, its cloud where that is a guess, its site. */
export function ImportRowFields({ row, choice, onChange }: ImportRowFieldsProps) {
  const { t, i18n } = useTranslation();
  const { status } = row;
  const spec = catalogue[choice.cloud];
  const possible = canTake(row);
  const held = 'label' in status ? status.label : '';

  return (
    <li className={styles.row} data-off={choice.taken ? undefined : ''}>
      <Checkbox
        bare
        label={t('import.take', { id: row.publicId })}
        checked={choice.taken && possible}
        disabled={!possible}
        onChange={(taken) => onChange({ ...choice, taken })}
      />
      <CloudTile monogram={spec.monogram} hue={spec.hue} label={inLocale(spec.name, i18n.language)} />
      <div className={styles.id}>
        <code>{row.publicId}</code>
        {row.line !== null && <span className={styles.line}>{t('import.line', { line: row.line })}</span>}
      </div>
      {possible ? (
        <div className={styles.inputs}>
          {status.kind === 'new' ? (
            <span className={styles.name}>
              <TextInput
                aria-label={t('import.labelOf', { id: row.publicId })}
                value={choice.label}
                maxLength={120}
                aria-invalid={choice.label.trim() === '' ? true : undefined}
                onChange={(event) => onChange({ ...choice, label: event.target.value })}
              />
            </span>
          ) : (
            <Tag tone="due">{t('import.status.other-secret', { label: held })}</Tag>
          )}
          {row.sure !== 'certain' && (
            <span className={styles.pick}>
              <Select
                aria-label={t('import.cloudOf', { id: row.publicId })}
                value={choice.cloud}
                onChange={(cloud) => onChange({ ...choice, cloud, site: siteOf(cloud, '').id })}
                options={CLOUD_IDS.map((id) => ({
                  value: id,
                  label: inLocale(catalogue[id].name, i18n.language),
                }))}
              />
            </span>
          )}
          {status.kind === 'new' && (
            <span className={styles.pick}>
              <Select
                aria-label={t('import.siteOf', { id: row.publicId })}
                value={choice.site}
                onChange={(site) => onChange({ ...choice, site })}
                options={spec.sites.map(({ id, label }) => ({
                  value: id,
                  label: inLocale(label, i18n.language),
                }))}
              />
            </span>
          )}
        </div>
      ) : (
        <div className={styles.inputs}>
          <Tag>
            {status.kind === 'repeated'
              ? t('import.status.repeated')
              : t(status.kind === 'in-bin' ? 'import.status.in-bin' : 'import.status.duplicate', {
                  label: held,
                })}
          </Tag>
        </div>
      )}
    </li>
  );
}
