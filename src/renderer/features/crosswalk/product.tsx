import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { NameRow } from '../../../shared/crosswalk/search.ts';
import type { Translate } from '../../lib/i18n.ts';
import { CloudTile, Tag } from '../../ui/index.ts';
import styles from './crosswalk.module.css';

/** What a product is called beside a platform's name: a console has none of its own. */
export function productName(
  { cloud, naming }: Omit<NameRow, 'names'>,
  t: Translate,
  language: string,
): string {
  if (naming.id !== 'console') return inLocale(naming.name, language);
  return t('crosswalk.copyAs.inConsole', { cloud: inLocale(catalogue[cloud].name, language) });
}

/** The product of a row: whose keys it takes by the tile, its name, and where the names stand. */
export function Product({ row }: { readonly row: NameRow }) {
  const { t, i18n } = useTranslation();
  const { monogram, hue, name } = catalogue[row.cloud];
  const console = row.naming.id === 'console';
  return (
    <span className={styles.product}>
      <CloudTile monogram={monogram} hue={hue} />
      <span className={styles.productText}>
        <span className={styles.productName}>{productName(row, t, i18n.language)}</span>
        {!console && (
          <span className={styles.productAt}>
            {inLocale(name, i18n.language)}
            {row.naming.at !== undefined && (
              <>
                {' · '}
                <code translate="no">{row.naming.at}</code>
              </>
            )}
          </span>
        )}
        {row.naming.unconfirmed === true && <Tag>{t('crosswalk.unconfirmed')}</Tag>}
      </span>
    </span>
  );
}
