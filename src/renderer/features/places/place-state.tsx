import {
  Check,
  CircleDashed,
  ClockAlert,
  FileQuestionMark,
  FileX2,
  type LucideIcon,
  Monitor,
  RefreshCw,
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

export interface PlaceStateProps {
  readonly view: ConsumerView;
  /** A rotation of the key is under way: what holds another key may well have the new one. */
  readonly turning: boolean;
}

/** How a place stands, as icon and word. One that has its key is quiet, and so is one that nobody can tell of. */
export function PlaceState({ view: { state, place }, turning }: PlaceStateProps) {
  const { t } = useTranslation();
  const shown = turning && state === 'stale' ? 'turning' : state;
  const Icon = shown === 'turning' ? RefreshCw : ICONS[shown];
  return (
    <span className={styles.state} data-state={shown}>
      <Icon size={13} aria-hidden />
      {t(`places.state.${shown}`, { device: 'deviceName' in place ? place.deviceName : '' })}
    </span>
  );
}
