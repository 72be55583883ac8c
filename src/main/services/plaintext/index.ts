import type { PlaintextDeps } from './deps.ts';
import { handOut, isRepeated } from './hand-out.ts';
import { createMarks } from './marks.ts';
import { whyMute } from './mute.ts';
import { repairCommands } from './repair.ts';
import { scrubPlaces } from './scrub.ts';
import type { Plaintext } from './types.ts';

export type { Plaintext } from './types.ts';

export function createPlaintext(deps: PlaintextDeps): Plaintext {
  const { session, events, userFiles, logger } = deps;
  const marks = createMarks(deps.random);
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
    if (!open) marks.clear();
    if (open && deps.unattended && deps.command !== null) void userFiles.settle().then(repair, repair);
  });

  return {
    scrub: (input) => scrubPlaces(deps, input),
    async muted() {
      session.vault();
      const error = await whyMute(deps);
      return error === null ? null : { code: error.code, params: error.params };
    },
    async asProcess(input, receiver) {
      const here = await deps.handOuts.here();
      return handOut(session.vault(), { ...deps, marks }, here, input, receiver);
    },
    repeats: (input, receiver) => isRepeated(session.vault(), { ...deps, marks }, input, receiver),
    repair,
  };
}
