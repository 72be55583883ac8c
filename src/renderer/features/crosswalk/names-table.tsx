import { useTranslation } from 'react-i18next';
import type { NameRow } from '../../../shared/crosswalk/search.ts';
import styles from './crosswalk.module.css';
import { NameList } from './name-list.tsx';
import { Product } from './product.tsx';

/** Products with their names for both halves, and for what stands beside them. */
export function NamesTable({ rows, label }: { readonly rows: readonly NameRow[]; readonly label: string }) {
  const { t } = useTranslation();
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('crosswalk.product')}</th>
          <th scope="col">{t('crosswalk.part.id')}</th>
          <th scope="col">{t('crosswalk.part.secret')}</th>
          <th scope="col">{t('crosswalk.part.other')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.cloud} ${row.naming.id}`}>
            <th scope="row">
              <Product row={row} />
            </th>
            <td>
              <NameList names={row.names.id} />
            </td>
            <td>
              <NameList names={row.names.secret} />
            </td>
            <td>
              <NameList names={[...row.names.token, ...row.names.region, ...row.names.other]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
