import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

/** Channels about what is due, and where to land. */
export const reminderHandlers = ({ reminders, landing }: Services) =>
  ({
    'reminders.status': () => reminders.status(),
    'reminders.list': () => reminders.list(),
    'reminders.snooze': ({ ids, span }) => reminders.snooze(ids, span),
    'reminders.acknowledge': () => {
      reminders.acknowledge();
      return {};
    },
    'place.take': () => landing.take(),
  }) satisfies Partial<Handlers>;
