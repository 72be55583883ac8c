import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../shared/model/import.ts';
import { tally } from '../../lib/import-rows.ts';
import { useFormat } from '../../lib/use-format.ts';
import styles from './import-mapping.module.css';

/** How many rows a mapping makes that can be taken, and what is wrong with the others; told as it changes. */
export function MappingCount({ rows }: { readonly rows: ImportPreview | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rows === null) {
    return (
      <p className={styles.count} role="status">
        {t('tables.counting')}
      </p>
    );
  }
  const { takeable, problems } = tally(rows.rows);
  const known = rows.rows.filter(
    ({ status }) => status.kind !== 'new' && status.kind !== 'other-secret',
  ).length;
  const said = [
    ...(known > 0 ? [t('tables.known', { count: known })] : []),
    ...[...problems].map(([kind, count]) => t(`tables.problem.${kind}`, { count })),
  ];
  return (
    <p className={styles.count} role="status">
      <strong>
        {t('tables.count', { takeable: format.count(takeable), total: format.count(rows.rows.length) })}
      </strong>
      {said.length > 0 && <span className={styles.problems}>{said.join(t('tables.between'))}</span>}
    </p>
  );
}
