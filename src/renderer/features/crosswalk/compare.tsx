import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { NAME_ROWS, type NameRow, PARTS } from '../../../shared/crosswalk/search.ts';
import { CloudTile, Select } from '../../ui/index.ts';
import styles from './crosswalk.module.css';
import { NameList } from './name-list.tsx';
import { Part } from './part.tsx';
import { productName } from './product.tsx';

const idOf = ({ cloud, naming }: NameRow): string => `${cloud} ${naming.id}`;

const rowOf = (id: string): NameRow | undefined => NAME_ROWS.find((row) => idOf(row) === id);

/** Two products side by side, part by part. */
export function Compare() {
  const { t } = useTranslation();
  const [first, setFirst] = useState('tencent console');
  const [second, setSecond] = useState('aliyun tencent-vod');
  const [left, right] = [rowOf(first), rowOf(second)];
  const parts = PARTS.filter(
    (part) => (left?.names[part].length ?? 0) + (right?.names[part].length ?? 0) > 0,
  );
  return (
    <Part title={t('crosswalk.compare')}>
      <table className={styles.compare} aria-label={t('crosswalk.compare')}>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <Choice label={t('crosswalk.first')} value={first} onChange={setFirst} />
            </th>
            <th scope="col">
              <Choice label={t('crosswalk.second')} value={second} onChange={setSecond} />
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part}>
              <th scope="row">{t(`crosswalk.part.${part}`)}</th>
              <td>
                <NameList names={left?.names[part] ?? []} />
              </td>
              <td>
                <NameList names={right?.names[part] ?? []} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function Choice({ label, value, onChange }: ChoiceProps) {
  const { t, i18n } = useTranslation();
  const options = NAME_ROWS.map((row) => {
    const { name, monogram, hue } = catalogue[row.cloud];
    return {
      value: idOf(row),
      label: productName(row, t, i18n.language),
      leading: <CloudTile monogram={monogram} hue={hue} />,
      ...(row.naming.id === 'console' ? {} : { hint: inLocale(name, i18n.language) }),
    };
  });
  return <Select aria-label={label} options={options} value={value} onChange={onChange} />;
}
