import { useTranslation } from 'react-i18next';
import { maskPublicId } from '../../../shared/mask.ts';
import type { SlotKey } from '../../../shared/model/rotation.ts';
import { useFormat } from '../../lib/use-format.ts';
import { When } from '../../ui/index.ts';
import styles from './slots-table.module.css';
import { whereUsed } from './where.ts';

/** The principal's keys side by side, with what the cloud and the vault know of each. */
export function SlotsTable({ slots, now }: { readonly slots: readonly SlotKey[]; readonly now: number }) {
  const { t } = useTranslation();
  const rows = [
    { name: t('rotation.slots.status'), cell: (key: SlotKey) => t(`rotation.slots.${key.status}`) },
    { name: t('rotation.slots.created'), cell: (key: SlotKey) => <Day at={key.createdAt} now={now} /> },
    { name: t('rotation.slots.used'), cell: (key: SlotKey) => <LastUse slot={key} now={now} /> },
    {
      name: t('rotation.slots.held'),
      cell: ({ held }: SlotKey) =>
        held === null ? t('rotation.slots.notHeld') : t('rotation.slots.heldAs', { label: held.label }),
    },
    {
      name: t('rotation.slots.proves'),
      cell: ({ held }: SlotKey) =>
        held?.proves == null
          ? t('rotation.slots.unknown')
          : t(held.proves ? 'rotation.slots.yes' : 'rotation.slots.no'),
    },
  ];
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('rotation.slots.caption')}</caption>
      <thead>
        <tr>
          <td />
          {slots.map((key) => (
            <th key={key.publicId} scope="col">
              <code title={key.publicId}>{maskPublicId(key.publicId)}</code>
              <span className={styles.role}>
                {t(key.subject ? 'rotation.slots.subject' : 'rotation.slots.other')}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cell }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {slots.map((key) => (
              <td key={key.publicId}>{cell(key)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ at, now }: { readonly at: number | null; readonly now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return at === null ? (
    t('rotation.slots.unknown')
  ) : (
    <When text={format.day(at, now)} exact={format.instant(at)} />
  );
}

function LastUse({ slot, now }: { readonly slot: SlotKey; readonly now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lastUsed } = slot;
  if (lastUsed === null) return t('rotation.slots.unknown');
  if (lastUsed.kind === 'never') return t('rotation.slots.never');
  const where = whereUsed(lastUsed);
  return (
    <>
      <When text={format.relative(lastUsed.at, now)} exact={format.instant(lastUsed.at)} />
      {where !== null && <span className={styles.where}>{where}</span>}
    </>
  );
}
