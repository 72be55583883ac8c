import { defined } from '../../../shared/defined.ts';
import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

const done = {};

/** Channels about accounts and their keys. */
export const credentialHandlers = (services: Services) => {
  const { accounts, credentials, writing, secrets, verification, clipboard } = services;
  return {
    'accounts.list': () => accounts.list(),
    'accounts.edit': ({ id, changes }) => accounts.edit(id, defined(changes)),
    'accounts.offers': ({ id }) => accounts.offers(id),
    'accounts.join': ({ id, into }) => accounts.join(id, into),
    'credentials.list': (query) => credentials.list(query),
    'credentials.counts': () => credentials.counts(),
    'credentials.get': ({ id }) => credentials.get(id),
    'credentials.add': ({ draft, ...input }) => ({ id: writing.add(input, 'added', draft) }),
    'credentials.edit': ({ id, changes, draft }) => {
      writing.edit(id, changes, draft);
      return credentials.get(id);
    },
    'credentials.move': ({ ids, account }) => ({ accountId: accounts.move(ids, account) }),
    'credentials.remove': ({ ids }) => {
      credentials.remove(ids);
      return done;
    },
    'credentials.restore': ({ ids }) => {
      credentials.restore(ids);
      return done;
    },
    'credentials.purge': ({ ids }) => {
      credentials.purge(ids);
      return done;
    },
    'credentials.reveal': ({ id, field }) => ({ value: secrets.reveal(id, field) }),
    'credentials.copy': async ({ id, field }) => ({ clearsAt: await secrets.copy(id, field) }),
    'credentials.copyAs': async (input) => ({ clearsAt: await secrets.copyAs(input) }),
    'credentials.verify': ({ id }) => verification.verify(id),
    'credentials.history': ({ id, limit }) => credentials.history(id, limit),
    'clipboard.clear': async () => {
      await clipboard.clearNow();
      return done;
    },
  } satisfies Partial<Handlers>;
};
