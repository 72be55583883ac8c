import { defined } from '../../../shared/defined.ts';
import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

const done = {};

/** Channels that answer while the vault is locked too, and the vault's own. */
export const vaultHandlers = ({ session, preferences, settings, app }: Services) =>
  ({
    'app.info': () => app.info(),
    'preferences.get': () => preferences.get(),
    'preferences.set': (changes) => preferences.set(defined(changes)),
    'vault.status': () => session.status(),
    'vault.create': ({ password, keychain }) => session.create(password, keychain),
    'vault.confirmRecovery': async ({ groups }) => ({ correct: await session.confirmRecovery(groups) }),
    'vault.renewRecovery': async ({ password }) => ({ recoveryCode: await session.renewRecovery(password) }),
    'vault.unlock': async (method) => {
      await session.unlock(method);
      return done;
    },
    'vault.lock': async () => {
      await app.lock('by-hand');
      return done;
    },
    'vault.changePassword': async ({ proof, next }) => {
      await session.changePassword(proof, next);
      return done;
    },
    'vault.setKeychain': async ({ enabled }) => {
      await session.setKeychain(enabled);
      return done;
    },
    'settings.get': () => settings.get(),
    'settings.set': (changes) => settings.set(defined(changes)),
  }) satisfies Partial<Handlers>;
