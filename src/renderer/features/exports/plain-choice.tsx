import { useTranslation } from 'react-i18next';
import { Banner, Field, SegmentedControl } from '../../ui/index.ts';
import styles from './exports.module.css';

export type PlainFormat = 'csv' | 'json';

export interface PlainChoiceProps {
  readonly value: PlainFormat;
  readonly onChange: (value: PlainFormat) => void;
}

/** A file that anybody can read, with what that means. */
export function PlainChoice({ value, onChange }: PlainChoiceProps) {
  const { t } = useTranslation();
  return (
    <>
      <Banner tone="danger">{t('exports.plainRisk')}</Banner>
      <Field label={t('exports.format')} hint={t(`exports.formatHint.${value}`)}>
        <div className={styles.kinds}>
          <SegmentedControl
            segments={[
              { value: 'csv', label: 'CSV' },
              { value: 'json', label: 'JSON' },
            ]}
            value={value}
            onChange={onChange}
          />
        </div>
      </Field>
    </>
  );
}
