import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { NameAnswer, NameRow } from '../../../shared/crosswalk/search.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import { Fold } from '../../ui/index.ts';
import styles from './crosswalk.module.css';
import { NameList } from './name-list.tsx';
import { Part } from './part.tsx';
import { productName } from './product.tsx';

export interface AnswerProps {
  readonly answer: NameAnswer;
  /** No other half is called so: there is room for what others call it. */
  readonly alone: boolean;
}

/** Which half a name is, for whose keys, and what others call that half. */
export function Answer({ answer, alone }: AnswerProps) {
  const { t, i18n } = useTranslation();
  const clouds = [...new Set(answer.rows.map(({ cloud }) => cloud))];
  const places = (rows: readonly NameRow[]): string =>
    rows.map((row) => productName(row, t, i18n.language)).join(t('leadTimes.separator'));
  const others = (
    <ul className={styles.others}>
      {answer.elsewhere.map((other) => (
        <li key={other.name}>
          <NameList names={[other.name]} />
          <span className={styles.productAt}>{places(uniqueProducts(other.rows))}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <Part title={t(`crosswalk.answer.${answer.part}`, { name: answer.typed.join(t('leadTimes.separator')) })}>
      <dl className={styles.answer}>
        {clouds.map((cloud: CloudId) => (
          <div key={cloud}>
            <dt>{inLocale(catalogue[cloud].name, i18n.language)}</dt>
            <dd>{places(answer.rows.filter((row) => row.cloud === cloud))}</dd>
          </div>
        ))}
      </dl>
      {answer.elsewhere.length > 0 &&
        (alone ? (
          <>
            <h3 className={styles.elsewhere}>{t('crosswalk.elsewhere')}</h3>
            {others}
          </>
        ) : (
          <Fold title={t('crosswalk.elsewhere')}>{others}</Fold>
        ))}
    </Part>
  );
}

/** A product that takes keys of several platforms is named once. */
function uniqueProducts(rows: readonly NameRow[]): readonly NameRow[] {
  return rows.filter(
    (row, place) =>
      row.naming.id === 'console' || rows.findIndex(({ naming }) => naming.id === row.naming.id) === place,
  );
}
