import {
  Check,
  CircleDashed,
  ClockAlert,
  FileQuestionMark,
  FileX2,
  type LucideIcon,
  Monitor,
  UserPen,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConsumerState, ConsumerView } from '../../../shared/model/consumer.ts';
import styles from './places.module.css';

const ICONS: Readonly<Record<ConsumerState, LucideIcon>> = {
  current: Check,
  stale: ClockAlert,
  changed: UserPen,
  missing: FileQuestionMark,
  unreadable: FileX2,
  unchecked: CircleDashed,
  elsewhere: Monitor,
};

/** How a place stands, as icon and word. One that has its key is quiet, and so is one that nobody can tell of. */
export function PlaceState({ view: { state, place } }: { readonly view: ConsumerView }) {
  const { t } = useTranslation();
  const Icon = ICONS[state];
  return (
    <span className={styles.state} data-state={state}>
      <Icon size={13} aria-hidden />
      {t(`places.state.${state}`, { device: 'deviceName' in place ? place.deviceName : '' })}
    </span>
  );
}
