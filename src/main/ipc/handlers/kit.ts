import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

const done = {};

/** The recovery kit, the vault's key, and the list of keys to turn afterwards. */
export const kitHandlers = ({ session, kit, worklist, copies }: Services) =>
  ({
    'kit.checklist': () => kit.checklist(),
    'kit.print': (request) => kit.print(request),
    'kit.printFresh': async (request) => {
      await kit.printFresh(request);
      return done;
    },
    'kit.exportList': (request) => kit.exportList(request),
    'vault.changeKey': ({ password, reason }) => session.changeKey(password, reason),
    'vault.removeCopies': async ({ names }) => {
      await copies.remove(names);
      return done;
    },
    'worklist.get': () => worklist.get(),
    'worklist.close': () => {
      worklist.close();
      return done;
    },
  }) satisfies Partial<Handlers>;
