import { useTranslation } from 'react-i18next';
import { maskPublicId } from '../../../shared/mask.ts';
import type { RotationEvent } from '../../../shared/model/rotation.ts';
import styles from './event-list.module.css';
import { eventWords } from './receipt-text.ts';

export interface EventListProps {
  readonly label: string;
  readonly events: readonly RotationEvent[];
  /** How the instant of a line is said. */
  readonly time: (at: number) => string;
}

/** What happened, line by line, the first first. */
export function EventList({ label, events, time }: EventListProps) {
  const { t } = useTranslation();
  // Two lines may be alike to the millisecond; their place is what they are.
  const placed = events.map((event, place) => ({ event, place }));
  return (
    <ol aria-label={label} className={styles.events}>
      {placed.map(({ event, place }) => (
        <li key={place} className={styles.event}>
          <span className={styles.what}>
            {eventWords(event, t)}
            {event.publicId !== null && <code className={styles.id}>{maskPublicId(event.publicId)}</code>}
          </span>
          <span className={styles.time}>{time(event.at)}</span>
        </li>
      ))}
    </ol>
  );
}
