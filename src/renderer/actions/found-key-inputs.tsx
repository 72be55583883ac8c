import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../shared/catalogue/index.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import type { ImportRow } from '../../shared/model/import.ts';
import { canTake } from '../../shared/model/import-taking.ts';
import { cloudsFor, type RowChoice } from '../lib/import-rows.ts';
import { CloudTile, Select, Tag, TextInput } from '../ui/index.ts';
import styles from './found-key.module.css';

/** The tile of a found key's cloud, as it is chosen now. */
export function FoundKeyTile({ cloud }: Pick<RowChoice, 'cloud'>) {
  const { t, i18n } = useTranslation();
  if (cloud === null) return <CloudTile monogram="?" hue={240} label={t('import.cloudUnknown')} />;
  const { monogram, hue, name } = catalogue[cloud];
  return <CloudTile monogram={monogram} hue={hue} label={inLocale(name, i18n.language)} />;
}

export interface FoundKeyInputsProps {
  readonly row: ImportRow;
  readonly choice: RowChoice;
  readonly onChange: (choice: RowChoice) => void;
  readonly onCloud: (cloud: CloudId) => void;
}

/** What a person may say of a found key that can be taken: its name, its cloud where that is a guess, its site. */
export function FoundKeyInputs({ row, choice, onChange, onCloud }: FoundKeyInputsProps) {
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
