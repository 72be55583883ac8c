import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fieldOf, inLocale } from '../../shared/catalogue/index.ts';
import { type MistakeKind, mistakeWords } from '../../shared/mistakes/index.ts';
import type { CellError, ImportRow } from '../../shared/model/import.ts';
import { isProduction } from '../../shared/production.ts';
import { useFormat } from '../lib/use-format.ts';
import { useNow } from '../lib/use-now.ts';
import { Button, Tag } from '../ui/index.ts';
import styles from './found-key.module.css';

/** Whose the key is and since when, by the word of the source. Nothing where it says nothing. */
export function ImportAbout({ row: { about } }: { readonly row: ImportRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { account, owner, environment, createdAt, expiresAt } = about;
  const words = [
    account,
    owner === null ? null : t('import.owner', { owner }),
    createdAt === null ? null : t('import.created', { date: format.day(createdAt, now) }),
    expiresAt === null ? null : t('import.expires', { date: format.day(expiresAt, now) }),
  ].filter((word) => word !== null);
  if (words.length === 0 && environment === null) return null;
  return (
    <div className={styles.about}>
      {environment !== null && <Tag tone={isProduction(environment) ? 'strong' : 'plain'}>{environment}</Tag>}
      <span className={styles.aboutWords}>{words.join(' · ')}</span>
    </div>
  );
}

export interface ImportRemarksProps {
  readonly row: ImportRow;
  /** Left out where nothing can be mended. */
  readonly onMend?: (mistake: MistakeKind) => void;
}

/** What is wrong with a row, in words with its cell, and what a press of a button puts right. */
export function ImportRemarks({ row, onMend }: ImportRemarksProps) {
  const { t, i18n } = useTranslation();
  if (row.errors.length === 0 && row.mistakes.length === 0) return null;
  const cellOf = ({ column }: CellError): string =>
    column === null ? t('import.line', { line: row.line ?? 0 }) : `${column}${row.line ?? ''}`;
  return (
    <ul className={styles.remarks} aria-label={t('import.remarks', { id: row.publicId || row.label })}>
      {row.errors.map((error) => {
        const field = error.field === null ? undefined : fieldOf(row.cloud, error.field);
        const label = field === undefined ? '' : inLocale(field.label, i18n.language);
        return (
          <li key={`${error.kind} ${error.column} ${error.field}`}>
            <TriangleAlert size={14} aria-hidden />
            <span>
              <span className={styles.cell}>{cellOf(error)}</span>{' '}
              {t(`import.cell.${error.kind}`, { field: label })}
            </span>
          </li>
        );
      })}
      {row.mistakes.map((mistake) => {
        const { what, advice, mend, params } = mistakeWords(row.cloud, mistake, i18n.language);
        // Whether each kind has its words is tested where they are; here they are all alike.
        const say = (key: string): string => t(key as 'mistakes.swapped.what', params);
        return (
          <li key={`${mistake.kind} ${mistake.fields.join(' ')}`}>
            <TriangleAlert size={14} aria-hidden />
            <span>
              {say(what)} {say(advice)}
            </span>
            {mend !== null && onMend !== undefined && (
              <Button size="s" onClick={() => onMend(mistake.kind)}>
                {say(mend)}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
