import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Settings2, UserRound } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue } from '../../../shared/catalogue/index.ts';
import type { MergeConflict } from '../../../shared/model/restore.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { CloudTile, Tag } from '../../ui/index.ts';
import styles from './restore.module.css';
import { fieldName, fieldValue } from './words.ts';

type Side = 'here' | 'there';
const SIDES: readonly Side[] = ['here', 'there'];

export interface ConflictProps {
  readonly conflict: MergeConflict;
  readonly side: Side;
  readonly onChoose: (side: Side) => void;
}

/** One record that both copies changed: what differs, side by side, and which side is taken. */
export function Conflict({ conflict, side, onChoose }: ConflictProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const id = useId();
  const { kind, cloud, fields, secrets } = conflict;
  const label = kind === 'setting' ? fieldName(conflict.label, conflict, t, i18n.language) : conflict.label;
  return (
    <article className={styles.conflict} aria-labelledby={id}>
      <h3 id={id} className={styles.conflictTitle}>
        <Mark conflict={conflict} />
        {label}
        <span className={styles.quiet}>{t(`restore.merge.kind.${kind}`)}</span>
      </h3>
      <RadioGroup
        aria-labelledby={id}
        className={styles.sides}
        value={side}
        onValueChange={(next) => onChoose(next === 'here' ? 'here' : 'there')}
      >
        {SIDES.map((one) => (
          <SideChoice key={one} side={one} conflict={conflict} />
        ))}
      </RadioGroup>
      {fields.length > 0 && (
        <table className={styles.table}>
          <colgroup>
            <col className={styles.fieldColumn} />
            <col />
            <col />
          </colgroup>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('restore.merge.fieldColumn')}</th>
              <th scope="col">{t('restore.merge.here')}</th>
              <th scope="col">{t('restore.merge.there')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.name}>
                <th scope="row">{fieldName(field.name, { ...conflict, cloud }, t, i18n.language)}</th>
                {SIDES.map((one) => {
                  const value = field[one];
                  return (
                    <td key={one} data-taken={one === side ? '' : undefined}>
                      {value === null ? (
                        <span className={styles.quiet}>{t('restore.value.none')}</span>
                      ) : (
                        fieldValue(field.name, value, t, format)
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {secrets && <p className={styles.quiet}>{t('restore.merge.secrets')}</p>}
    </article>
  );
}

function Mark({ conflict: { kind, cloud } }: { readonly conflict: MergeConflict }) {
  if (cloud !== null) return <CloudTile monogram={catalogue[cloud].monogram} hue={catalogue[cloud].hue} />;
  return kind === 'setting' ? <Settings2 size={18} aria-hidden /> : <UserRound size={18} aria-hidden />;
}

function SideChoice({ side, conflict }: { readonly side: Side; readonly conflict: MergeConflict }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { at, gone } = conflict[side];
  const words = t(`restore.merge.${side}`);
  const when =
    at === 0
      ? t('restore.merge.unknownTime')
      : t(gone ? 'restore.merge.goneAt' : 'restore.merge.changedAt', { when: format.relative(at, now) });
  const newer = conflict.newer === side;
  return (
    <Radio.Root
      value={side}
      aria-label={[words, when, ...(newer ? [t('restore.merge.newer')] : [])].join(', ')}
      className={styles.side}
    >
      <span className={styles.dot} aria-hidden>
        <Radio.Indicator className={styles.dotOn} />
      </span>
      <span className={styles.wayWords}>
        <span className={styles.wayLabel}>
          {words} {newer && <Tag>{t('restore.merge.newer')}</Tag>}
        </span>
        <span className={styles.quiet}>{when}</span>
      </span>
    </Radio.Root>
  );
}
