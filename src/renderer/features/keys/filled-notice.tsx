import { useTranslation } from 'react-i18next';
import { type Bilingual, catalogue, fieldOf, inLocale } from '../../../shared/catalogue/index.ts';
import type { MistakeKind } from '../../../shared/mistakes/index.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import type { ImportFound, ImportRow } from '../../../shared/model/import.ts';
import { ImportRemarks } from '../../actions/import-remarks.tsx';
import { Banner, Button } from '../../ui/index.ts';
import type { Filling } from './fill.ts';
import styles from './key-form.module.css';

/** What came of a paste: one key that fills the form, or several, or a locked file, that go on to the import. */
export type Recognised =
  | {
      readonly kind: 'one';
      /** Where main still holds it, as long as something in it can be mended. */
      readonly preview: TicketId;
      readonly row: ImportRow;
      readonly filling: Filling;
      /** The halves stood the wrong way round, and were put right. */
      readonly swapped: boolean;
    }
  | { readonly kind: 'several'; readonly found: ImportFound; readonly count: number };

interface FilledNoticeProps {
  readonly of: Recognised;
  readonly onImport: (found: ImportFound) => void;
  readonly onMend: (mistake: MistakeKind) => void;
}

/** Says what was recognised in a pasted text or a dropped file, and how sure that is. */
export function FilledNotice({ of, onImport, onMend }: FilledNoticeProps) {
  const { t, i18n } = useTranslation();
  const told = (kind: ImportFound['kind'], count: number): string => {
    if (kind === 'locked') return t('managers.pasted');
    return count === 0 ? t('add.paste.table') : t('add.paste.several', { count });
  };
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
          {told(of.found.kind, of.count)}
        </Banner>
      </div>
    );
  }
  const { row, filling } = of;
  const { cloud } = filling.place;
  const specs = (keys: readonly string[]) => keys.flatMap((key) => fieldOf(cloud, key) ?? []);
  const listed = (all: readonly { readonly label: Bilingual }[]): string =>
    new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(
      all.map(({ label }) => inLocale(label, i18n.language)),
    );
  const filled = listed([
    ...specs([...Object.keys(filling.fields), ...filling.held]),
    ...catalogue[cloud].endpoints.filter(({ name }) => filling.endpoints[name] !== undefined),
  ]);
  const left = listed(specs(filling.left));
  const wrong = row.mistakes.length > 0 || row.errors.length > 0;
  const own = cloud === row.cloud;
  const known = row.status.kind === 'new' || row.status.kind === 'repeated' ? null : row.status;
  return (
    <div className={styles.rounded}>
      <Banner tone={known === null && !wrong ? 'info' : 'warning'}>
        <strong>
          {t(own ? `add.paste.sure.${row.sure}` : 'add.paste.sure.chosen', {
            cloud: inLocale(catalogue[cloud].name, i18n.language),
          })}
        </strong>{' '}
        {filled !== '' && t('add.paste.filled', { fields: filled })}
        {left !== '' && <> {t('add.paste.left', { fields: left })}</>}
        {of.swapped && <> {t('add.paste.swapped')}</>}
        {known !== null && <> {t('add.paste.known', { label: known.label })}</>}
        <ImportRemarks row={row} onMend={onMend} />
      </Banner>
    </div>
  );
}
