import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

/** Channels that keep half-filled forms. */
export const draftHandlers = ({ drafts }: Services) =>
  ({
    'drafts.save': (form) => ({ id: drafts.save(form) }),
    'drafts.list': () => drafts.list(),
    'drafts.discard': ({ id }) => {
      drafts.discard(id);
      return {};
    },
  }) satisfies Partial<Handlers>;
