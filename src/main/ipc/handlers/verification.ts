import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

const done = {};

/** Channels that verify many keys, and ask about one with another. */
export const verificationHandlers = ({ verifyRuns, lookUps }: Services) =>
  ({
    'verification.start': ({ scope }) => verifyRuns.start(scope),
    'verification.status': () => verifyRuns.status(),
    'verification.cancel': () => {
      verifyRuns.cancel();
      return done;
    },
    'verification.helpers': ({ id }) => lookUps.helpers(id),
    'verification.lookUp': ({ id, with: by }) => lookUps.lookUp(id, by),
    'verification.stopLookUp': () => {
      lookUps.stop();
      return done;
    },
  }) satisfies Partial<Handlers>;
