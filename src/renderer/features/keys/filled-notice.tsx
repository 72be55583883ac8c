import { useTranslation } from 'react-i18next';
import { catalogue, fieldOf, inLocale } from '../../../shared/catalogue/index.ts';
import type { ImportFound, ImportRow } from '../../../shared/model/import.ts';
import { Banner, Button } from '../../ui/index.ts';
import type { Filling } from './fill.ts';
import styles from './key-form.module.css';

/** What came of a paste: one key that fills the form, or several that go on to the import. */
export type Recognised =
  | {
      readonly kind: 'one';
      readonly row: ImportRow;
      readonly filling: Filling;
      /** The halves stood the wrong way round, and were put right. */
      readonly swapped: boolean;
    }
  | { readonly kind: 'several'; readonly found: ImportFound; readonly count: number };

interface FilledNoticeProps {
  readonly of: Recognised;
  readonly onImport: (found: ImportFound) => void;
}

/** Says what was recognised in a pasted text or a dropped file, and how sure that is. */
export function FilledNotice({ of, onImport }: FilledNoticeProps) {
  const { t, i18n } = useTranslation();
  if (of.kind === 'several') {
    return (
      <div className={styles.rounded}>
        <Banner
          tone="info"
          action={
            <Button size="s" onClick={() => onImport(of.found)}>
              {t('add.paste.import')}
            </Button>
          }
        >
          {of.count === 0 ? t('add.paste.table') : t('add.paste.several', { count: of.count })}
        </Banner>
      </div>
    );
  }
  const { row, filling } = of;
  const { cloud } = filling.place;
  const names = [
    ...[...Object.keys(filling.fields), ...filling.held].flatMap((key) => fieldOf(cloud, key) ?? []),
    ...catalogue[cloud].endpoints.filter(({ name }) => filling.endpoints[name] !== undefined),
  ].map(({ label }) => inLocale(label, i18n.language));
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  const own = cloud === row.cloud;
  const known = row.status.kind === 'new' || row.status.kind === 'repeated' ? null : row.status;
  return (
    <div className={styles.rounded}>
      <Banner tone={known === null ? 'info' : 'warning'}>
        <strong>
          {t(own ? `add.paste.sure.${row.sure}` : 'add.paste.sure.chosen', {
            cloud: inLocale(catalogue[cloud].name, i18n.language),
          })}
        </strong>{' '}
        {t('add.paste.filled', { fields: list })}
        {of.swapped && <> {t('add.paste.swapped')}</>}
        {known !== null && <> {t('add.paste.known', { label: known.label })}</>}
      </Banner>
    </div>
  );
}
