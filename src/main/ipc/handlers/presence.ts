import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

/** Channels about whether the person is there. */
export const presenceHandlers = ({ presence }: Services) =>
  ({
    'presence.status': () => presence.status(),
    'presence.confirm': async (by) => {
      await presence.confirm(by);
      return {};
    },
  }) satisfies Partial<Handlers>;
