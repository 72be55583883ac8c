import { Archive, Eye, KeyRound, Lock, type LucideIcon, RefreshCw, SquareTerminal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { catalogue } from '../../../shared/catalogue/index.ts';
import { type AuditGroup, GROUP_OF } from '../../../shared/model/audit.ts';
import { shortTime } from '../../lib/short-time.ts';
import { useFormat } from '../../lib/use-format.ts';
import type { HistoryRow } from '../../stores/history.ts';
import { CloudTile } from '../../ui/index.ts';
import styles from './history.module.css';
import { rowWords } from './words.ts';

const ICONS: Readonly<Record<Exclude<AuditGroup, 'all'>, LucideIcon>> = {
  vault: Lock,
  keys: KeyRound,
  secrets: Eye,
  rotations: RefreshCw,
  backups: Archive,
};

/** One thing that happened: what, by whom, when. */
export function HistoryRowView({ row, now }: { readonly row: HistoryRow; readonly now: number }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { entry, subject } = row;
  const { sentence, remark, who, failed } = rowWords(row, t, i18n.language);
  const spec = subject === null ? null : catalogue[subject.cloud];
  const Icon = ICONS[GROUP_OF[entry.action]];
  return (
    <div className={styles.row} data-failed={failed ? '' : undefined}>
      {spec === null ? (
        <span className={styles.icon}>
          <Icon size={14} aria-hidden />
        </span>
      ) : (
        <CloudTile monogram={spec.monogram} hue={spec.hue} />
      )}
      <div className={styles.words}>
        <span className={styles.sentence}>{sentence}</span>
        <span className={styles.under}>
          {remark !== null && <span className={styles.remark}>{remark} · </span>}
          {who}
        </span>
      </div>
      {entry.via === 'cli' && (
        <SquareTerminal size={14} role="img" aria-label={t('history.via.cli')} className={styles.via} />
      )}
      <span className={styles.time}>{shortTime(entry.at, { format, now })}</span>
    </div>
  );
}
