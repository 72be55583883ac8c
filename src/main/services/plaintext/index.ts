import type { PlaintextDeps } from './deps.ts';
import { handOut } from './hand-out.ts';
import { whyMute } from './mute.ts';
import { repairCommands } from './repair.ts';
import { scrubPlaces } from './scrub.ts';
import type { Plaintext } from './types.ts';

export type { Plaintext } from './types.ts';

export function createPlaintext(deps: PlaintextDeps): Plaintext {
  const { session, events, userFiles, logger } = deps;
  let open = false;

  const repair = async (): Promise<void> => {
    try {
      await repairCommands(deps);
    } catch {
      // The vault was locked meanwhile; the next unlock tries again.
      logger.warn('plaintext.commands-not-repaired');
    }
  };

  events.subscribe((name) => {
    if (name !== 'vault.changed' || session.isOpen() === open) return;
    open = session.isOpen();
    if (open && deps.unattended && deps.command !== null) void userFiles.settle().then(repair, repair);
  });

  return {
    scrub: (input) => scrubPlaces(deps, input),
    async muted() {
      session.vault();
      const error = await whyMute(deps);
      return error === null ? null : { code: error.code, params: error.params };
    },
    asProcess: async (input, receiver = deps.handOuts.asker('process')) => {
      const here = await deps.handOuts.here();
      const text = handOut(session.vault(), deps, input, { here, receiver });
      deps.handOuts.told();
      return text;
    },
    repair,
  };
}
