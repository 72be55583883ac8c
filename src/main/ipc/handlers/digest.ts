import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

const done = {};

/** Channels of the team digest. */
export const digestHandlers = ({ digests }: Services) =>
  ({
    'digest.get': () => digests.get(),
    'digest.set': (changes) => digests.set(changes),
    'digest.preview': ({ form, ...choice }) => digests.preview(form, choice),
    'digest.copy': async (choice) => {
      await digests.copy(choice);
      return done;
    },
    'digest.exportCalendar': ({ ticket, ...choice }) => digests.exportCalendar(ticket, choice),
    'digest.addWebhook': (draft) => digests.addWebhook(draft),
    'digest.editWebhook': (changes) => digests.editWebhook(changes),
    'digest.removeWebhook': ({ id }) => {
      digests.removeWebhook(id);
      return done;
    },
    'digest.send': ({ id, locale }) => digests.send(id, locale),
    'digest.test': ({ id }) => digests.test(id),
  }) satisfies Partial<Handlers>;
