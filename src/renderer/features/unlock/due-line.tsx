import { BellRing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReminderStatus } from '../../../shared/model/reminder.ts';
import type { Formatter } from '../../lib/format.ts';
import type { Translate } from '../../lib/i18n.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLive, useStores } from '../../stores/react.ts';
import styles from './unlock.module.css';

/** What is due in the few words of a glance; null where there is nothing to say. */
function dueWords(status: ReminderStatus, now: number, format: Formatter, t: Translate): string | null {
  if (status.source !== 'schedule') return null;
  const { overdue, thisWeek, due, rotations, nextAt } = status;
  const parts = [
    ...(overdue > 0 ? [t('reminders.status.overdue', { count: overdue })] : []),
    ...(thisWeek > overdue ? [t('reminders.status.week', { count: thisWeek - overdue })] : []),
    ...(due > 0 && thisWeek === 0 ? [t('reminders.status.due', { count: due })] : []),
    ...(rotations.waiting > 0 ? [t('reminders.status.waiting', { count: rotations.waiting })] : []),
  ];
  if (parts.length === 0) parts.push(t('reminders.status.nothing'));
  if (nextAt !== null) parts.push(t('reminders.status.next', { date: format.day(nextAt, now) }));
  return parts.join(' · ');
}

/** What this device knows of a locked vault: counts, and when they change next. */
export function DueLine() {
  const { t } = useTranslation();
  const { reminders } = useStores();
  const status = useLive(reminders, (state) => state.value);
  const now = useNow();
  const words = dueWords(status, now, useFormat(), t);
  if (words === null) return null;
  return (
    <p className={styles.due} data-due={status.due > 0 || status.rotations.waiting > 0}>
      <BellRing size={14} aria-hidden />
      <span>{words}</span>
    </p>
  );
}
