import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

/** Newer versions of the app. */
export const updateHandlers = ({ updates }: Services) =>
  ({
    'updates.status': () => updates.status(),
    'updates.check': () => updates.check(),
    'updates.download': () => updates.download(),
    'updates.install': async () => {
      await updates.install();
      return {};
    },
    'updates.openReleases': async () => {
      await updates.openReleases();
      return {};
    },
  }) satisfies Partial<Handlers>;
